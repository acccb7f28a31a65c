/** What would fail in the night, found the evening before (spec §5, pre-flight). */

import { unusableBecause } from './account-order.ts';
import type { Chart } from './chart.ts';
import type { Configuration } from './configuration.ts';
import type { Reason } from './reason.ts';

/** Checks the configuration against what the package says of itself. Empty: nothing is in the way. */
export function preflight(configuration: Configuration, chart: Chart): Reason[] {
  const problems: Reason[] = [];
  const journal = (code: string, kind: string, role: string) => {
    const found = chart.journals.find((one) => one.code === code);
    if (!found) problems.push({ code: 'journal-absent', details: { journal: code, role } });
    else if (found.blocked) problems.push({ code: 'journal-blocked', details: { journal: code, role } });
    else if (found.kind !== kind)
      problems.push({ code: 'journal-kind', details: { journal: code, role, kind: found.kind, expected: kind } });
  };
  journal(configuration.memorialJournal, 'memorial', 'memorialJournal');
  if (configuration.mode === 'invoice') journal(configuration.salesJournal, 'sales', 'salesJournal');

  const accounts = new Map(chart.accounts.map((account) => [account.code, account]));
  for (const [role, code] of Object.entries(configuration.accounts)) {
    if (code === undefined) continue;
    // Packages refuse control, cash and bank accounts in memorials.
    const why = unusableBecause(accounts.get(code));
    if (why !== undefined) problems.push({ code: 'account-unusable', details: { account: code, role, why } });
  }

  const noVat = chart.vatCodes.find((code) => code.code === configuration.noVatCode);
  if (!noVat) problems.push({ code: 'no-vat-code-absent', details: { code: configuration.noVatCode } });
  else if (noVat.rate !== '0' || noVat.blocked)
    problems.push({ code: 'no-vat-code-unusable', details: { code: configuration.noVatCode } });
  return problems;
}
