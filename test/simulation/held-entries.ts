/** What the package holds, read from the bytes of its file by an own reader. */

import { type Amounts, addTo, centsOf } from './amounts.ts';

export interface HeldLine {
  readonly account: string;
  readonly vatCode: string;
  readonly costCentre?: string;
  readonly debit: string;
  readonly credit: string;
}

export interface Held {
  readonly id: string;
  readonly reference?: string;
  readonly journal: string;
  readonly date: string;
  readonly lines: readonly HeldLine[];
  stage: string;
}

interface BookHead {
  readonly record: string;
  readonly entry?: Omit<Held, 'lines'>;
  readonly id?: string;
  readonly stage?: string;
}

/** All entries but the ones that open a journal, in the order in which they were made. A torn last commit is none. */
export function heldEntries(bytes: Uint8Array | undefined): Held[] {
  const entries = new Map<string, Held>();
  const text = Buffer.from(bytes ?? new Uint8Array()).toString('utf8');
  for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
    const parts = line.split('\t');
    for (let at = 0; at + 2 < parts.length; at += 2) {
      const head = JSON.parse(parts[at] ?? '') as BookHead;
      if (head.record === 'entry' && head.entry) {
        const lines = JSON.parse(parts[at + 1] ?? '[]') as HeldLine[];
        if (lines.length > 0) entries.set(head.entry.id, { ...head.entry, lines });
      }
      const moved = head.record === 'stage' ? entries.get(head.id ?? '') : undefined;
      if (moved && head.stage !== undefined) moved.stage = head.stage;
    }
  }
  return [...entries.values()];
}

/** Debit − credit by account, VAT code and cost centre. */
export function amountsOf(lines: readonly HeldLine[]): Amounts {
  const amounts: Amounts = new Map();
  for (const { account, vatCode, costCentre, debit, credit } of lines)
    addTo(amounts, `${account}|${vatCode}|${costCentre ?? ''}`, centsOf(debit) - centsOf(credit));
  return amounts;
}
