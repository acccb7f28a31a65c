/** Which field of a configuration a refusal is about. */

import { DaemonRefusal } from '../../../cli/failure.ts';
import { roleField } from './configuration-accounts.ts';

type Details = Readonly<Record<string, string>>;

const fields: Readonly<Record<string, string | ((details: Details) => string | undefined)>> = {
  'run-time-in-clock-change': 'runAt',
  'end-before-start': 'end',
  'source-taken': 'sources',
  'no-such-source': 'sources',
  'configuration-exists': 'name',
  'no-such-authorization': 'authorization',
  'no-such-administration': 'administration',
  'no-vat-code-absent': 'noVatCode',
  'no-vat-code-unusable': 'noVatCode',
  'journal-absent': journalField,
  'journal-blocked': journalField,
  'journal-kind': journalField,
  'account-unusable': ({ role }) => (role === undefined ? undefined : roleField(role)),
};

export function refusedField(error: unknown): string | undefined {
  if (!(error instanceof DaemonRefusal) || !error.reason) return undefined;
  const { code, details } = error.reason;
  // A check against the package names the first thing that failed by that thing's own code.
  const about = fields[code === 'preflight' ? (details.what ?? code) : code];
  return typeof about === 'function' ? about(details) : about;
}

function journalField({ role }: Details): string {
  return role === 'salesJournal' ? 'salesJournal' : 'journal';
}
