/** Causes and their repair: once, for every document that a cause holds (spec §4, §10). */

import type { AccountMapping, AccountMappingKind, Mapping, VatMapping } from '../../core/configuration.ts';
import type { Cause } from '../../core/problem.ts';
import type { ParsedParamsOf } from '../../core/rpc.ts';
import { causeViews, currentCauses } from '../engine/causes.ts';
import type { EngineContext } from '../engine/context.ts';
import { effectOf } from '../engine/effect.ts';
import { command, type HandlersOf } from '../engine/handler.ts';
import {
  assertMappable,
  commitMappings,
  type MappingChange,
  type MappingContent,
  putOf,
} from '../engine/mapping-change.ts';
import { refused } from '../engine/refusal.ts';
import { mappingsOf } from '../engine/settings.ts';
import { rateAndCategory } from './mappings.ts';

type Repair = Omit<ParsedParamsOf<'repairs.preview'>, 'commandId'>;

export const repairHandlers: HandlersOf<'repairs.list' | 'repairs.fix' | 'repairs.preview'> = {
  'repairs.list': async (_params, context) => causeViews(context),

  'repairs.fix': command(
    'repairs.fix',
    async (params, transaction, context) => {
      const cause = await causeNamed(params, context);
      await commitMappings(await changeFor(params, context), transaction);
      return { documents: cause.documents.length };
    },
    async ({ documents }, { code, subject }, context) => {
      const left = (await currentCauses(context)).find((one) => one.code === code && one.subject === subject);
      return { code, subject, documents, stillWaiting: left?.documents.length ?? 0 };
    },
  ),

  'repairs.preview': async (params, context) => {
    await causeNamed(params, context);
    return effectOf(await changeFor(params, context), context);
  },
};

async function causeNamed({ code, subject }: Repair, context: EngineContext): Promise<Cause> {
  const cause = (await currentCauses(context)).find((one) => one.code === code && one.subject === subject);
  if (!cause) throw refused('notFound', { code: 'no-such-cause', details: { code, subject } });
  return cause;
}

/** Each problem code's own repair. @throws Refusal that says what can be done where a mapping is no repair. */
async function changeFor(repair: Repair, context: EngineContext): Promise<MappingChange> {
  const mappings = await mappingsOf(context.store());
  const { put, removed } = repairOf(repair, mappings);
  for (const content of put) await assertMappable(content, context);
  const left = mappings.filter(({ id }) => !removed.includes(id));
  return { put: put.map((content) => putOf(content, left)), removed };
}

function repairOf(
  { code, subject, account, vatCode }: Repair,
  mappings: readonly Mapping[],
): { readonly put: readonly MappingContent[]; readonly removed: readonly string[] } {
  switch (code) {
    case 'vat-rate-unmapped':
    case 'vat-code-ambiguous': {
      const { rate, category } = rateAndCategory(subject, undefined);
      const preferred = code === 'vat-code-ambiguous';
      return {
        put: [{ type: 'vat', rate, category, direction: 'sale', code: required(vatCode, '--vat-code'), preferred }],
        removed: [],
      };
    }
    case 'account-missing': {
      const [kind = '', ...rest] = subject.split(':');
      return {
        put: [
          {
            type: 'account',
            kind: kind as AccountMappingKind,
            subject: rest.join(':'),
            account: required(account, '--account'),
          },
        ],
        removed: [],
      };
    }
    case 'account-unusable': {
      const to = required(account, '--account');
      // Every mapping that leads to the blocked account leads to the new one.
      const leading = inUse(
        mappings.filter(
          (mapping): mapping is AccountMapping => mapping.type === 'account' && mapping.account === subject,
        ),
        subject,
      );
      return { put: leading.map(({ id: _id, ...content }) => ({ ...content, account: to })), removed: [] };
    }
    case 'vat-code-unusable': {
      const to = required(vatCode, '--vat-code');
      const leading = inUse(
        mappings.filter((mapping): mapping is VatMapping => mapping.type === 'vat' && mapping.code === subject),
        subject,
      );
      return {
        put: leading.map(({ id: _id, ...content }) => ({ ...content, code: to })),
        removed: leading.map(({ id }) => id),
      };
    }
    default:
      throw refused('refused', { code: `how-to-repair-${code}`, details: { subject } });
  }
}

/** Without a mapping that leads there, the source or the package itself names what cannot be used. */
function inUse<Leading>(leading: readonly Leading[], subject: string): readonly Leading[] {
  if (leading.length === 0) throw refused('refused', { code: 'repair-in-package', details: { subject } });
  return leading;
}

function required(value: string | undefined, option: string): string {
  if (value === undefined) throw refused('usage', { code: 'option-needed', details: { option } });
  return value;
}
