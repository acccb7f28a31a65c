/** Which field of a mapping a refusal is about. */

import { DaemonRefusal } from '../../../cli/failure.ts';

const fields: Readonly<Record<string, string>> = {
  'not-a-rate': 'rate',
  'category-needed': 'category',
  'not-a-category': 'category',
  'no-such-vat-code': 'code',
  'vat-code-not-for-sales': 'code',
  'vat-code-other-rate': 'code',
  'no-such-journal': 'journal',
  'no-such-account': 'account',
  'account-blocked': 'account',
  'account-not-for-bookings': 'account',
};

export function mappingRefusedField(error: unknown): string | undefined {
  return error instanceof DaemonRefusal ? fields[error.reason?.code ?? ''] : undefined;
}
