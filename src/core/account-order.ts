/**
 * The order in which a line finds its ledger account (spec §4): the operator's edit; the account the source gave; the
 * mapping of product, arrangement or location; the booking method (master data: the relation's preferred account); what
 * was chosen for lines of that rate without a product; the fallback account, marked. An account must exist and be usable
 * to count.
 */

import type { LocalDate } from './calendar.ts';
import type { Account } from './chart.ts';
import type { AccountMapping, AccountMappingKind, Configuration, LineEdit } from './configuration.ts';
import type { FactLine } from './fact.ts';
import type { Problem } from './problem.ts';
import type { Reason } from './reason.ts';

/** Account mappings by `kind:subject`, made once per run. */
export type AccountIndex = ReadonlyMap<string, readonly AccountMapping[]>;

export function accountIndex(mappings: Iterable<AccountMapping>): AccountIndex {
  const index = new Map<string, AccountMapping[]>();
  for (const mapping of mappings) {
    const key = `${mapping.kind}:${mapping.subject}`;
    const list = index.get(key);
    if (list) list.push(mapping);
    else index.set(key, [mapping]);
  }
  return index;
}

/** The mapping of that subject valid on the date: one of this configuration before one for all, then the latest that began. */
export function mappedAccount(
  kind: AccountMappingKind,
  subject: string,
  date: LocalDate,
  index: AccountIndex,
): string | undefined {
  let best: AccountMapping | undefined;
  for (const mapping of index.get(`${kind}:${subject}`) ?? []) {
    if (mapping.from !== undefined && date < mapping.from) continue;
    if (mapping.to !== undefined && mapping.to < date) continue;
    if (!best || precedence(mapping) >= precedence(best)) best = mapping;
  }
  return best?.account;
}

function precedence(mapping: AccountMapping): string {
  return `${mapping.configuration === undefined ? 0 : 1}${mapping.from ?? ''}`;
}

export type AccountResolution =
  | { readonly account: string; readonly reason: Reason; readonly fallback: boolean }
  | { readonly problem: Problem };

export interface AccountContext {
  readonly configuration: Configuration;
  readonly accountMappings: AccountIndex;
  readonly accounts: ReadonlyMap<string, Account>;
  /** Ledger accounts that the source itself gives its products, arrangements and locations, by `kind:id`. */
  readonly itemAccounts?: ReadonlyMap<string, string>;
}

export interface AccountQuestion {
  readonly line: FactLine;
  readonly edit: LineEdit | undefined;
  readonly date: LocalDate;
  /** Preferred account of the relation in the package, where the package has such. */
  readonly preferred?: { readonly account: string; readonly relation: string } | undefined;
}

export function resolveAccount(question: AccountQuestion, context: AccountContext): AccountResolution {
  const { line, edit, date } = question;
  const usable = (code: string | undefined): code is string =>
    code !== undefined && unusableBecause(context.accounts.get(code)) === undefined;
  let refused: string | undefined;
  const counts = (code: string | undefined): code is string => {
    if (usable(code)) return true;
    if (code !== undefined) refused ??= code;
    return false;
  };

  if (edit?.account !== undefined) {
    // An edit is an order: an unusable one is never passed over in silence.
    return usable(edit.account)
      ? found(edit.account, { code: 'edit', details: {} })
      : accountUnusable(edit.account, context);
  }
  if (counts(line.account)) return found(line.account, { code: 'source', details: {} });
  if (line.item) {
    const own = context.itemAccounts?.get(`${line.item.kind}:${line.item.id}`);
    if (counts(own)) return found(own, { code: 'source', details: {} });
    const mapped = mappedAccount(line.item.kind, line.item.id, date, context.accountMappings);
    if (counts(mapped))
      return found(mapped, {
        code: 'mapping',
        details: { kind: line.item.kind, subject: line.item.id, name: line.item.name ?? line.item.id },
      });
  }
  if (isDocumentAllowance(line) && counts(context.configuration.accounts.discount))
    return found(context.configuration.accounts.discount, { code: 'discount', details: {} });
  if (question.preferred && counts(question.preferred.account))
    return found(question.preferred.account, {
      code: 'master-data',
      details: { relation: question.preferred.relation },
    });
  const rate = `${line.vatRate}/${line.vatCategory}`;
  if (!line.item) {
    const mapped = mappedAccount('rate', rate, date, context.accountMappings);
    if (counts(mapped)) return found(mapped, { code: 'rate-mapping', details: { rate } });
  }
  const subject = line.item?.id ?? rate;
  const sold = { kind: line.item?.kind ?? 'rate', subject };
  const { fallback } = context.configuration.accounts;
  if (counts(fallback)) {
    // What was sold, so that an account can be chosen for all lines like this one.
    const name = line.item?.name;
    const details = { account: fallback, ...sold, ...(name === undefined ? {} : { name }) };
    return { account: fallback, reason: { code: 'fallback', details }, fallback: true };
  }
  if (refused !== undefined) return accountUnusable(refused, context);
  return {
    problem: {
      code: 'account-missing',
      subject: `${sold.kind}:${subject}`,
      details: { ...sold, name: line.item?.name ?? line.description },
    },
  };
}

/** Document-level allowances are read as lines of their own with such an id. */
export function isDocumentAllowance(line: FactLine): boolean {
  return line.id.startsWith('allowance:');
}

export function accountUnusable(account: string, context: Pick<AccountContext, 'accounts'>): { problem: Problem } {
  return {
    problem: {
      code: 'account-unusable',
      subject: account,
      details: { account, why: unusableBecause(context.accounts.get(account)) ?? 'absent' },
    },
  };
}

/** Packages refuse control, cash and bank accounts in memorials (spec §5); `undefined`: the account may be used. */
export function unusableBecause(account: Account | undefined): string | undefined {
  if (!account) return 'absent';
  if (account.blocked) return 'blocked';
  if (account.type === 'receivable' || account.type === 'payable') return 'control';
  if (account.type === 'cash' || account.type === 'bank') return account.type;
  return undefined;
}

function found(account: string, reason: Reason): AccountResolution {
  return { account, reason, fallback: false };
}
