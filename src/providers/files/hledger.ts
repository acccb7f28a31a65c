/**
 * Entries as an hledger journal, which hledger and ledger both read: anyone can check the books by program. Debit is
 * positive, credit negative; the sum of each transaction is zero per commodity.
 */

import type { Account } from '../../core/chart.ts';
import type { EntryLine } from '../../core/entry.ts';
import { cleanText } from '../../core/text.ts';

export interface ExportEntry {
  readonly reference: string;
  readonly journal: string;
  readonly date: string;
  readonly currency: string;
  readonly description: string;
  readonly remoteNumber?: string | undefined;
  readonly lines: readonly EntryLine[];
}

/** Top account of each type: programs tell balance sheet and income from it. */
const groups: Readonly<Record<Account['type'], { name: string; type: string }>> = {
  asset: { name: 'assets', type: 'A' },
  receivable: { name: 'assets', type: 'A' },
  clearing: { name: 'assets', type: 'A' },
  cash: { name: 'assets', type: 'A' },
  bank: { name: 'assets', type: 'A' },
  liability: { name: 'liabilities', type: 'L' },
  payable: { name: 'liabilities', type: 'L' },
  vat: { name: 'liabilities', type: 'L' },
  equity: { name: 'equity', type: 'E' },
  revenue: { name: 'revenues', type: 'R' },
  cost: { name: 'expenses', type: 'X' },
};

/** The whole journal: declarations first, then the entries in the order of their dates. */
export function hledgerJournal(entries: readonly ExportEntry[], accounts: readonly Account[]): string {
  const known = new Map(accounts.map((account) => [account.code, account]));
  const used = new Map<string, string>();
  for (const entry of entries)
    for (const line of entry.lines)
      if (!used.has(line.account)) used.set(line.account, accountName(line.account, known.get(line.account)));
  const currencies = [...new Set(entries.map((entry) => entry.currency))].sort();
  // In two lines: ledger's strict mode takes no other declaration for one.
  const commodities = currencies.map((currency) => `commodity ${currency}\n    format 1000.00 ${currency}`);
  const parts = ['decimal-mark .', ...commodities, ''];
  for (const [code, name] of [...used].sort()) {
    const type = groups[known.get(code)?.type ?? 'asset'].type;
    parts.push(`account ${name}`, `    ; type: ${type}`);
  }
  parts.push('');
  const ordered = [...entries].sort((one, other) =>
    one.date !== other.date ? (one.date < other.date ? -1 : 1) : one.reference < other.reference ? -1 : 1,
  );
  for (const entry of ordered) parts.push(transaction(entry, used));
  return `${parts.join('\n')}\n`;
}

function transaction(entry: ExportEntry, names: ReadonlyMap<string, string>): string {
  const tags = [
    `journal:${word(entry.journal)}`,
    ...(entry.remoteNumber === undefined ? [] : [`number:${word(entry.remoteNumber)}`]),
  ];
  const head = `${entry.date} * (${entry.reference}) ${plain(entry.description)}  ; ${tags.join(', ')}`;
  const lines = entry.lines.map((line) => {
    const amount = isZero(line.debit) ? negative(line.credit) : line.debit;
    const comment = [
      line.vatCode === '' ? '' : `vat:${word(line.vatCode)}`,
      line.costCentre === '' ? '' : `centre:${word(line.costCentre)}`,
    ].filter((part) => part !== '');
    return `    ${(names.get(line.account) ?? line.account).padEnd(48)}  ${amount.padStart(14)} ${entry.currency}${comment.length === 0 ? '' : `  ; ${comment.join(', ')}`}`;
  });
  return `${[head, ...lines].join('\n')}\n`;
}

function accountName(code: string, account: Account | undefined): string {
  return `${groups[account?.type ?? 'asset'].name}:${plain(`${code} ${account?.name ?? ''}`).replaceAll(':', ' ')}`;
}

/** Text that cannot be taken for syntax: no comment, payee or code marks, no two spaces, not beginning a virtual posting. */
function plain(text: string): string {
  return cleanText(text, 200)
    .replace(/[;|()[\]{}=@*!"]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A tag's value: up to the next comma or line end. */
function word(text: string): string {
  return plain(text).replace(/[,:]/g, ' ').trim();
}

function isZero(amount: string): boolean {
  return /^[0.]+$/.test(amount);
}

function negative(amount: string): string {
  return isZero(amount) ? amount : `-${amount}`;
}
