/** Causes and their repair, mappings, coverage (spec §4, §10). */

import { mappedAccount } from '../../core/account-order.ts';
import { addDays, type LocalDate, localTime } from '../../core/calendar.ts';
import type {
  AccountMapping,
  AccountMappingKind,
  Configuration,
  Mapping,
  VatMapping,
} from '../../core/configuration.ts';
import { type VatCategory, vatCategories } from '../../core/fact.ts';
import { hashCharacters } from '../../core/identity.ts';
import { currency, formatAmount, parseAmount } from '../../core/money.ts';
import { type Cause, causesOf } from '../../core/problem.ts';
import type { CauseView, MappingView } from '../../core/rpc.ts';
import type { EngineContext } from '../engine/context.ts';
import { command, type HandlersOf } from '../engine/handler.ts';
import { refused } from '../engine/refusal.ts';
import { chartOf, configurationFor, configurationsOf, mappingsOf, propertyOf, targetKey } from '../engine/settings.ts';
import { mappingView } from '../engine/views.ts';
import type { Transaction } from '../store/store.ts';

export const repairHandlers: HandlersOf<
  'repairs.list' | 'repairs.fix' | 'coverage' | 'map.vat' | 'map.account' | 'map.list'
> = {
  'repairs.list': async (_params, context) => causeViews(context),

  'repairs.fix': command(
    'repairs.fix',
    async (params, transaction, context) => {
      const causes = await currentCauses(context);
      const cause = causes.find((one) => one.code === params.code && one.subject === params.subject);
      if (!cause)
        throw refused('notFound', { code: 'no-such-cause', details: { code: params.code, subject: params.subject } });
      await fix(cause, params, transaction, context);
      return { documents: cause.documents.length };
    },
    async ({ documents }, { code, subject }, context) => {
      const left = (await currentCauses(context)).find((one) => one.code === code && one.subject === subject);
      return { code, subject, documents, stillWaiting: left?.documents.length ?? 0 };
    },
  ),

  coverage: async (_params, context) => {
    const [documents, configurations] = [await context.documents(), await configurationsOf(context.store())];
    const property = await propertyOf(context.store());
    const since = addDays(localTime(context.kernel.clock.now(), property.zone).date, -365);
    const sold = new Map<
      string,
      {
        kind: string;
        subject: string;
        name: string;
        revenue: bigint;
        documents: Set<string>;
        lastSold: string;
        account: string | null;
      }
    >();
    const code = currency(property.currency);
    for (const head of documents.heads()) {
      if (head.date < since || (head.kind !== 'invoice' && head.kind !== 'credit-note' && head.kind !== 'receipt'))
        continue;
      const configuration = configurationFor(head, configurations);
      const fact = await context.store().get(`facts/${head.partition}`, head.id);
      if (!configuration || !fact || !('vat' in fact) || fact.currency !== property.currency) continue;
      const mappings = (await documents.context(configuration)).accountMappings;
      for (const line of fact.lines) {
        if (!line.item) continue;
        const key = `${line.item.kind}:${line.item.id}`;
        const levy = mappedAccount('levy', line.item.id, head.date, mappings);
        const account =
          line.account ?? levy ?? mappedAccount(line.item.kind, line.item.id, head.date, mappings) ?? null;
        const known = sold.get(key) ?? {
          kind: line.item.kind,
          subject: line.item.id,
          name: line.item.name ?? line.item.id,
          revenue: 0n,
          documents: new Set<string>(),
          lastSold: head.date as string,
          account,
        };
        known.revenue += parseAmount(line.net, code);
        known.documents.add(head.id);
        if (head.date >= known.lastSold) Object.assign(known, { lastSold: head.date, account });
        sold.set(key, known);
      }
    }
    return [...sold.values()]
      .sort(
        (one, other) =>
          Number(one.account !== null) - Number(other.account !== null) ||
          (other.revenue > one.revenue ? 1 : other.revenue < one.revenue ? -1 : 0),
      )
      .map(({ documents: ids, revenue, ...row }) => ({
        ...row,
        documents: ids.size,
        revenue: formatAmount(revenue, code),
      }));
  },

  'map.vat': command(
    'map.vat',
    async (params, transaction, context) => {
      const { rate, category } = rateAndCategory(params.rate, params.category);
      const mapping: Omit<VatMapping, 'id'> = {
        type: 'vat',
        rate,
        category,
        direction: params.credit ? 'credit' : 'sale',
        code: params.code,
        preferred: params.preferred,
        ...(params.journal === undefined ? {} : { journal: params.journal }),
        ...scopeOf(params),
      };
      return putMapping(mapping, transaction, context);
    },
    viewMapping,
  ),

  'map.account': command(
    'map.account',
    async (params, transaction, context) =>
      putMapping(
        { type: 'account', kind: params.kind, subject: params.subject, account: params.account, ...scopeOf(params) },
        transaction,
        context,
      ),
    viewMapping,
  ),

  'map.list': async (_params, context) => (await mappingsOf(context.store())).map(mappingView),
};

export async function currentCauses(context: EngineContext): Promise<Cause[]> {
  const [documents, configurations] = [await context.documents(), await configurationsOf(context.store())];
  const waiting = [];
  for (const head of documents.heads()) {
    const { problems } = await documents.outlook(head, configurations);
    if (problems.length > 0)
      waiting.push({
        id: head.id,
        currency: head.currency,
        total: parseAmount(head.total, currency(head.currency)),
        problems,
      });
  }
  return causesOf(waiting);
}

export async function causeViews(context: EngineContext): Promise<CauseView[]> {
  const [index, property] = [await context.index(), await propertyOf(context.store())];
  return (await currentCauses(context)).map((cause) => {
    // A cause in another currency alone is shown in that currency.
    const [only] = Object.keys(cause.amounts);
    const shown = property.currency in cause.amounts ? property.currency : (only ?? property.currency);
    return {
      code: cause.code,
      subject: cause.subject,
      details: { ...cause.details },
      documents: cause.documents.length,
      amount: formatAmount(cause.amounts[shown] ?? 0n, currency(shown)),
      currency: shown,
      examples: cause.documents.slice(0, 3).map((id) => index.fact(id)?.number ?? id),
    };
  });
}

/** Each problem code's own repair; what cannot be repaired this way says what can be done instead. */
async function fix(
  cause: Cause,
  params: { account?: string | undefined; vatCode?: string | undefined; relation?: string | undefined },
  transaction: Transaction,
  context: EngineContext,
): Promise<void> {
  switch (cause.code) {
    case 'vat-rate-unmapped':
    case 'vat-code-ambiguous': {
      const code = required(params.vatCode, '--vat-code');
      const { rate, category } = rateAndCategory(cause.subject, undefined);
      await putMapping(
        { type: 'vat', rate, category, direction: 'sale', code, preferred: cause.code === 'vat-code-ambiguous' },
        transaction,
        context,
      );
      return;
    }
    case 'account-missing': {
      const [kind = '', ...rest] = cause.subject.split(':');
      await putMapping(
        {
          type: 'account',
          kind: kind as AccountMappingKind,
          subject: rest.join(':'),
          account: required(params.account, '--account'),
        },
        transaction,
        context,
      );
      return;
    }
    case 'account-unusable': {
      // Every mapping that leads to the blocked account leads to the new one.
      const account = required(params.account, '--account');
      const mappings = (await mappingsOf(context.store())).filter(
        (mapping): mapping is AccountMapping => mapping.type === 'account' && mapping.account === cause.subject,
      );
      if (mappings.length === 0)
        throw refused('refused', { code: 'repair-in-package', details: { subject: cause.subject } });
      for (const mapping of mappings) await putMapping({ ...mapping, account }, transaction, context);
      return;
    }
    case 'vat-code-unusable': {
      const code = required(params.vatCode, '--vat-code');
      const mappings = (await mappingsOf(context.store())).filter(
        (mapping): mapping is VatMapping => mapping.type === 'vat' && mapping.code === cause.subject,
      );
      if (mappings.length === 0)
        throw refused('refused', { code: 'repair-in-package', details: { subject: cause.subject } });
      for (const mapping of mappings) {
        await transaction.remove('settings', `mapping:${mapping.id}`);
        await putMapping({ ...mapping, code }, transaction, context);
      }
      return;
    }
    default:
      throw refused('refused', { code: `how-to-repair-${cause.code}`, details: { subject: cause.subject } });
  }
}

function required(value: string | undefined, option: string): string {
  if (value === undefined) throw refused('usage', { code: 'option-needed', details: { option } });
  return value;
}

/** `9`, `9.00`, `9%`, `9,00`, `0/AE`: the rate normalised, the category S unless said otherwise; a bare 0 must say which nought it is. */
function rateAndCategory(text: string, category: string | undefined): { rate: string; category: VatCategory } {
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

function scopeOf(params: { configuration?: string | undefined; from?: string | undefined; to?: string | undefined }) {
  return {
    ...(params.configuration === undefined ? {} : { configuration: params.configuration }),
    ...(params.from === undefined ? {} : { from: params.from as LocalDate }),
    ...(params.to === undefined ? {} : { to: params.to as LocalDate }),
  };
}

type MappingContent = Omit<VatMapping, 'id'> | Omit<AccountMapping, 'id'>;

/**
 * Adds a mapping, or replaces the one with the same key. Codes and accounts must exist in the package of every
 * configuration it is for: a mapping to nothing would only move the question to the night.
 */
async function putMapping(content: MappingContent, transaction: Transaction, context: EngineContext): Promise<string> {
  const configurations = (await configurationsOf(context.store())).filter(
    (one) => content.configuration === undefined || one.name === content.configuration,
  );
  if (configurations.length === 0)
    throw refused('notFound', {
      code: 'no-such-configuration',
      details: { name: content.configuration ?? '', known: '' },
    });
  for (const configuration of configurations) await assertExists(content, configuration, context);
  const id = `map-${hashCharacters(keyOf(content), 12)}`;
  const mapping: Mapping = { ...content, id };
  await transaction.put('settings', `mapping:${id}`, { type: 'mapping', value: mapping });
  return id;
}

function keyOf(content: MappingContent): string {
  const scope = [content.configuration ?? '', content.from ?? ''];
  // An account mapping has one answer per subject; a VAT key may have several codes, one of them preferred.
  return content.type === 'account'
    ? ['account', content.kind, content.subject, ...scope].join('\n')
    : ['vat', content.rate, content.category, content.direction, content.code, content.journal ?? '', ...scope].join(
        '\n',
      );
}

async function assertExists(
  content: MappingContent,
  configuration: Configuration,
  context: EngineContext,
): Promise<void> {
  const chart = await chartOf(context.store(), targetKey(configuration));
  if (content.type === 'account') {
    const account = chart.accounts.find((one) => one.code === content.account);
    if (!account) throw refused('notFound', { code: 'no-such-account', details: { account: content.account } });
    if (account.blocked) throw refused('refused', { code: 'account-blocked', details: { account: content.account } });
    if (['receivable', 'payable', 'cash', 'bank'].includes(account.type))
      throw refused('refused', {
        code: 'account-not-for-bookings',
        details: { account: content.account, type: account.type },
      });
    return;
  }
  const code = chart.vatCodes.find((one) => one.code === content.code);
  if (!code) throw refused('notFound', { code: 'no-such-vat-code', details: { code: content.code } });
  if (code.blocked || code.side === 'purchase')
    throw refused('refused', { code: 'vat-code-not-for-sales', details: { code: content.code } });
  // A code of another percentage would report another VAT than the document says. A rate that the package has no code
  // for (a foreign one, one of before) may go where the operator says.
  const own = chart.vatCodes.filter(
    (one) => one.rate === content.rate && one.category === content.category && one.side === 'sales' && !one.blocked,
  );
  if (code.rate !== content.rate && own.length > 0) {
    throw refused('refused', {
      code: 'vat-code-other-rate',
      details: {
        code: content.code,
        codeRate: code.rate,
        rate: content.rate,
        codes: own.map((one) => one.code).join(', '),
      },
    });
  }
  if (content.journal !== undefined && !chart.journals.some((journal) => journal.code === content.journal))
    throw refused('notFound', { code: 'no-such-journal', details: { journal: content.journal } });
}

async function viewMapping(id: string, _params: unknown, context: EngineContext): Promise<MappingView> {
  const mapping = (await mappingsOf(context.store())).find((one) => one.id === id);
  if (!mapping) throw new Error(`the mapping ${id} was committed but is not there`);
  return mappingView(mapping);
}
