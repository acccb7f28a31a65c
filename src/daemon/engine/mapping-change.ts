/** A change of mappings: committed, or only thought through to see what would come of it. */

import type { AccountMapping, Configuration, Mapping, VatMapping } from '../../core/configuration.ts';
import { hashCharacters } from '../../core/identity.ts';
import type { Transaction } from '../store/store.ts';
import type { EngineContext } from './context.ts';
import { refused } from './refusal.ts';
import { chartOf, configurationsOf, targetKey } from './settings.ts';

export type MappingContent = Omit<VatMapping, 'id'> | Omit<AccountMapping, 'id'>;

export interface MappingChange {
  readonly put: readonly Mapping[];
  /** Ids; taken away before anything is put. */
  readonly removed: readonly string[];
}

/** Adds a mapping, or replaces the one with the same key. */
export function putOf(content: MappingContent, mappings: readonly Mapping[]): Mapping {
  const key = keyOf(content);
  const known = mappings.find((mapping) => keyOf(mapping) === key);
  return { ...content, id: known?.id ?? `map-${hashCharacters(key, 12)}` };
}

/** The mappings as they would be, in the order in which the store would hold them. */
export function mappingsAfter(mappings: readonly Mapping[], { put, removed }: MappingChange): Mapping[] {
  const after = new Map(mappings.map((mapping) => [mapping.id, mapping]));
  for (const id of removed) after.delete(id);
  for (const mapping of put) after.set(mapping.id, mapping);
  return [...after.values()];
}

export async function commitMappings({ put, removed }: MappingChange, transaction: Transaction): Promise<void> {
  for (const id of removed) await transaction.remove('settings', `mapping:${id}`);
  for (const mapping of put)
    await transaction.put('settings', `mapping:${mapping.id}`, { type: 'mapping', value: mapping });
}

/**
 * Codes and accounts must exist in the package of every configuration that a mapping is for: a mapping to nothing would
 * only move the question to the night.
 *
 * @throws Refusal
 */
export async function assertMappable(content: MappingContent, context: EngineContext): Promise<void> {
  const configurations = (await configurationsOf(context.store())).filter(
    (one) => content.configuration === undefined || one.name === content.configuration,
  );
  if (configurations.length === 0)
    throw refused('notFound', {
      code: 'no-such-configuration',
      details: { name: content.configuration ?? '', known: '' },
    });
  for (const configuration of configurations) await assertExists(content, configuration, context);
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
