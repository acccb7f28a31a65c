/** Mappings of VAT rates and of what is sold: made, listed, and looked at before they are made (spec §3, §4). */

import type { LocalDate } from '../../core/calendar.ts';
import type { AccountMapping } from '../../core/configuration.ts';
import { type VatCategory, vatCategories } from '../../core/fact.ts';
import type { MappingView, ParsedParamsOf } from '../../core/rpc.ts';
import type { EngineContext } from '../engine/context.ts';
import { effectOf } from '../engine/effect.ts';
import { command, type HandlersOf } from '../engine/handler.ts';
import { assertMappable, commitMappings, type MappingContent, putOf } from '../engine/mapping-change.ts';
import { refused } from '../engine/refusal.ts';
import { mappingsOf } from '../engine/settings.ts';
import { mappingView } from '../engine/views.ts';
import type { Transaction } from '../store/store.ts';

export const mappingHandlers: HandlersOf<'map.vat' | 'map.account' | 'map.list' | 'map.preview'> = {
  'map.vat': command(
    'map.vat',
    async (params, transaction, context) => {
      const { rate, category } = rateAndCategory(params.rate, params.category);
      return putMapping(
        {
          type: 'vat',
          rate,
          category,
          direction: params.credit ? 'credit' : 'sale',
          code: params.code,
          preferred: params.preferred,
          ...(params.journal === undefined ? {} : { journal: params.journal }),
          ...scopeOf(params),
        },
        transaction,
        context,
      );
    },
    viewMapping,
  ),

  'map.account': command(
    'map.account',
    async (params, transaction, context) => putMapping(accountMapping(params), transaction, context),
    viewMapping,
  ),

  'map.preview': async (params, context) => {
    const content = accountMapping(params);
    await assertMappable(content, context);
    return effectOf({ put: [putOf(content, await mappingsOf(context.store()))], removed: [] }, context);
  },

  'map.list': async (_params, context) => (await mappingsOf(context.store())).map(mappingView),
};

/**
 * `9`, `9.00`, `9%`, `9,00`, `0/AE`: the rate normalised, the category S unless said otherwise; a bare 0 must say which
 * nought it is.
 *
 * @throws Refusal
 */
export function rateAndCategory(text: string, category: string | undefined): { rate: string; category: VatCategory } {
  const [rateText = '', written] = text.split('/');
  const match = /^(\d{1,2})(?:[.,](\d{1,4}))?\s*%?$/.exec(rateText.trim());
  if (!match) throw refused('usage', { code: 'not-a-rate', details: { text } });
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  const rate = `${Number(match[1])}${fraction === '' ? '' : `.${fraction}`}`;
  const chosen = (category ?? written)?.toUpperCase() ?? (rate === '0' ? undefined : 'S');
  if (chosen === undefined)
    throw refused('usage', {
      code: 'category-needed',
      details: { rate, categories: vatCategories.filter((one) => one !== 'S').join(', ') },
    });
  if (!(vatCategories as readonly string[]).includes(chosen))
    throw refused('usage', {
      code: 'not-a-category',
      details: { category: chosen, categories: vatCategories.join(', ') },
    });
  return { rate, category: chosen as VatCategory };
}

function accountMapping(params: Omit<ParsedParamsOf<'map.preview'>, 'commandId'>): Omit<AccountMapping, 'id'> {
  return { type: 'account', kind: params.kind, subject: params.subject, account: params.account, ...scopeOf(params) };
}

function scopeOf(params: { configuration?: string | undefined; from?: string | undefined; to?: string | undefined }) {
  return {
    ...(params.configuration === undefined ? {} : { configuration: params.configuration }),
    ...(params.from === undefined ? {} : { from: params.from as LocalDate }),
    ...(params.to === undefined ? {} : { to: params.to as LocalDate }),
  };
}

async function putMapping(content: MappingContent, transaction: Transaction, context: EngineContext): Promise<string> {
  await assertMappable(content, context);
  const mapping = putOf(content, await mappingsOf(context.store()));
  await commitMappings({ put: [mapping], removed: [] }, transaction);
  return mapping.id;
}

async function viewMapping(id: string, _params: unknown, context: EngineContext): Promise<MappingView> {
  const mapping = (await mappingsOf(context.store())).find((one) => one.id === id);
  if (!mapping) throw new Error(`the mapping ${id} was committed but is not there`);
  return mappingView(mapping);
}
