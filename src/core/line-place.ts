/** Which account a line of a sales document goes to, and what it is there: by its treatment, or by the account order. */

import {
  type AccountResolution,
  accountUnusable,
  mappedAccount,
  resolveAccount,
  unusableBecause,
} from './account-order.ts';
import type { LocalDate } from './calendar.ts';
import type { LineEdit } from './configuration.ts';
import type { LineRole } from './entry.ts';
import type { Fact, FactLine, SalesDocument } from './fact.ts';
import type { ProposalContext } from './proposal.ts';
import { normalName } from './relation-name.ts';

/** Treatments whose account is a role of the configuration. */
const roleAccounts = {
  'down-payment': { account: 'deposits', role: 'deposit' },
  'security-deposit': { account: 'securityDeposits', role: 'liability' },
  tip: { account: 'tips', role: 'liability' },
  voucher: { account: 'vouchers', role: 'liability' },
} as const satisfies Partial<Record<FactLine['treatment'], { account: string; role: LineRole }>>;

/** Where a line goes by its treatment; levies may also be recognised by the item's mapping as a levy. */
export function placeOf(
  line: FactLine,
  edit: LineEdit | undefined,
  date: LocalDate,
  document: Fact<SalesDocument>,
  context: ProposalContext,
): { role: LineRole; resolution: AccountResolution } {
  const { treatment } = line;
  const levy =
    line.levy?.id ?? (line.item && context.accountMappings.has(`levy:${line.item.id}`) ? line.item.id : undefined);
  if (treatment === 'levy' || levy !== undefined) {
    const id = levy ?? line.item?.id ?? 'levy';
    const account = edit?.account ?? mappedAccount('levy', id, date, context.accountMappings);
    if (account === undefined)
      return {
        role: 'levy',
        resolution: {
          problem: {
            code: 'account-missing',
            subject: `levy:${id}`,
            details: { kind: 'levy', subject: id, name: line.description },
          },
        },
      };
    if (unusableBecause(context.accounts.get(account)) !== undefined)
      return { role: 'levy', resolution: accountUnusable(account, context) };
    return {
      role: 'levy',
      resolution: {
        account,
        reason: { code: edit?.account === undefined ? 'role' : 'edit', details: { role: 'levy', subject: id } },
        fallback: false,
      },
    };
  }
  if (treatment !== 'revenue') {
    const { account, role } = roleAccounts[treatment];
    const chosen = edit?.account ?? context.configuration.accounts[account];
    if (edit?.account !== undefined && unusableBecause(context.accounts.get(edit.account)) !== undefined)
      return { role, resolution: accountUnusable(edit.account, context) };
    return {
      role,
      resolution: {
        account: chosen,
        reason: { code: edit?.account === undefined ? 'role' : 'edit', details: { role: account } },
        fallback: false,
      },
    };
  }
  const relation = document.relation?.name;
  const preferred =
    relation === undefined || context.preferredAccounts.size === 0
      ? undefined
      : context.preferredAccounts.get(normalName(relation));
  const resolution = resolveAccount(
    {
      line,
      edit,
      date,
      ...(preferred === undefined || relation === undefined ? {} : { preferred: { account: preferred, relation } }),
    },
    context,
  );
  // A product that is mapped to the deposits account is the negative line of a down payment: never revenue, never deferred.
  const isDeposit = !('problem' in resolution) && resolution.account === context.configuration.accounts.deposits;
  return { role: isDeposit ? 'deposit' : 'revenue', resolution };
}
