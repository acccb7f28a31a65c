/** Documents of a made-up venue, as its booking system would hand them over; amounts in cents, as on the paper. */

import type { Prng } from './kernel/prng.ts';
import { daysAfter } from './local-days.ts';

export interface SimLine {
  readonly id: string;
  /** Net of VAT, in cents; positive on a credit note too. */
  readonly net: bigint;
  readonly rate: '21' | '9' | '0';
  readonly category: 'S' | 'AE' | 'O';
  readonly product?: string;
  readonly levy?: string;
  readonly recognition?: { readonly from: string; readonly to: string };
}

export interface SimVat {
  readonly rate: string;
  readonly category: string;
  readonly base: bigint;
  readonly vat: bigint;
}

/** One version of a document. The version travels in a text field, so that the store's revision can be told. */
export interface SimDocument {
  readonly id: string;
  readonly version: number;
  readonly kind: 'invoice' | 'credit-note' | 'receipt' | 'payment';
  readonly date: string;
  readonly status: 'definitive' | 'cancelled' | 'draft';
  readonly relation: string;
  readonly lines: readonly SimLine[];
  readonly vat: readonly SimVat[];
  readonly total: bigint;
  /** How a receipt was paid; for a payment, its one part. */
  readonly payments: readonly { readonly method: string; readonly amount: bigint }[];
}

/** What the venue sells. The last product has no ledger account until somebody maps it. */
export const products = ['CHALET', 'MEAL', 'BIKE'] as const;
export const touristTax = 'tourist-tax';
const relations = ['Anna Prins', 'Zaal & Zo B.V.', 'J. de Boer', 'Hotel Overtoom'] as const;

/** Draws a document dated around today. */
export function drawDocument(prng: Prng, id: string, today: string): SimDocument {
  const kind = prng.pick(['invoice', 'invoice', 'invoice', 'credit-note', 'receipt', 'receipt', 'payment'] as const);
  const date = daysAfter(today, -prng.between(0, 5) + (prng.bool(0.1) ? 2 : 0));
  const head = { id, version: 1, kind, date, relation: prng.pick(relations), status: drawStatus(prng) };
  if (kind === 'payment') {
    const amount = BigInt(prng.between(100, 90_000)) * (prng.bool(0.15) ? -1n : 1n);
    const payments = [{ method: prng.pick(['ideal', 'card', 'bank']), amount }];
    return { ...head, lines: [], vat: [], total: amount, payments };
  }
  return withLines(prng, { ...head, lines: [], vat: [], total: 0n, payments: [] });
}

/** Draws what the document is after it was changed at its source. */
export function drawRevision(prng: Prng, before: SimDocument): SimDocument {
  const next = { ...before, version: before.version + 1 };
  const what = prng.int(10);
  if (before.status === 'draft') return { ...next, status: 'definitive' };
  if (what < 2) return { ...next, status: before.status === 'cancelled' ? 'definitive' : 'cancelled' };
  if (what < 4) return { ...next, date: daysAfter(before.date, prng.pick([-1, 1, 2])) };
  if (before.kind === 'payment') {
    const [part] = before.payments;
    const amount = (part?.amount ?? 0n) + BigInt(prng.between(1, 500));
    return { ...next, total: amount, payments: [{ method: part?.method ?? 'ideal', amount }] };
  }
  if (what < 6) return { ...next, lines: before.lines.map((line) => withRecognition(prng, line, before.date)) };
  // Nothing that is booked has changed.
  if (what < 7) return next;
  return withLines(prng, next);
}

/** A file of the program's own JSON format. */
export function fileOf(document: SimDocument): Uint8Array {
  const { id, version, kind, date, status, relation, lines, vat, total, payments } = document;
  const head = { kind, id, date, currency: 'EUR', status };
  const [part] = payments;
  const content =
    kind === 'payment'
      ? { ...head, method: part?.method, amount: money(part?.amount ?? 0n), description: `version ${version}` }
      : {
          ...head,
          reference: `version ${version}`,
          ...(kind === 'receipt' ? { register: 'bar' } : { relation: { name: relation } }),
          lines: lines.map(({ id: line, net, rate, category, product, levy, recognition }) => ({
            id: line,
            description: `line ${line}`,
            amountExclVat: money(net),
            vatRate: rate,
            vatCategory: category,
            ...(product === undefined ? {} : { product }),
            ...(levy === undefined ? {} : { levy: { id: levy } }),
            ...(recognition === undefined ? {} : { recognition }),
          })),
          vat: vat.map((one) => ({ ...one, base: money(one.base), vat: money(one.vat) })),
          totalInclVat: money(total),
          ...(kind === 'receipt'
            ? { payments: payments.map(({ method, amount }) => ({ method, amount: money(amount) })) }
            : {}),
        };
  return new TextEncoder().encode(JSON.stringify(content));
}

/** The version that a stored fact was read from. */
export function versionOf(fact: { readonly reference?: unknown; readonly description?: unknown }): number {
  return Number(/^version (\d+)$/.exec(String(fact.reference ?? fact.description))?.[1]);
}

function drawStatus(prng: Prng): SimDocument['status'] {
  return prng.bool(0.06) ? 'draft' : prng.bool(0.04) ? 'cancelled' : 'definitive';
}

function withLines(prng: Prng, document: SimDocument): SimDocument {
  const lines = Array.from({ length: prng.between(1, 4) }, (_, at) => drawLine(prng, String(at + 1), document.date));
  const vat = vatOf(prng, lines);
  const sum = lines.reduce((all, line) => all + line.net, 0n) + vat.reduce((all, one) => all + one.vat, 0n);
  // The source rounds in its own way now and then.
  const total = prng.bool(0.1) ? sum + 1n : sum;
  if (document.kind !== 'receipt') return { ...document, lines, vat, total };
  const paid = prng.bool(0.8) ? total : total / 2n;
  const cash = prng.bool(0.3) ? paid / 3n : paid;
  const payments = [
    { method: 'cash', amount: cash },
    { method: 'card', amount: paid - cash },
  ].filter(({ amount }) => amount !== 0n);
  return { ...document, lines, vat, total, payments };
}

function drawLine(prng: Prng, id: string, date: string): SimLine {
  const net = BigInt(prng.between(1, prng.pick([900, 90_000])));
  if (prng.bool(0.12)) return { id, net, rate: '0', category: 'O', levy: touristTax };
  const product = prng.bool(0.1) ? products[2] : prng.pick(products.slice(0, 2));
  if (prng.bool(0.06)) return { id, net, rate: '0', category: 'AE', product };
  const line: SimLine = { id, net, rate: prng.pick(['21', '9']), category: 'S', product };
  return prng.bool(0.25) ? withRecognition(prng, line, date) : line;
}

function withRecognition(prng: Prng, line: SimLine, date: string): SimLine {
  if (line.levy !== undefined) return line;
  const from = daysAfter(date, prng.pick([-3, 0, 1, 4, 12]));
  return { ...line, recognition: { from, to: daysAfter(from, prng.pick([0, 0, 2, 20, 45])) } };
}

function vatOf(prng: Prng, lines: readonly SimLine[]): SimVat[] {
  const groups = Map.groupBy(lines, (line) => `${line.rate}/${line.category}`);
  return [...groups].map(([key, group]) => {
    const [rate = '', category = ''] = key.split('/');
    const base = group.reduce((all, line) => all + line.net, 0n);
    const exact = (base * BigInt(rate) + 50n) / 100n;
    return { rate, category, base, vat: rate !== '0' && exact > 0n && prng.bool(0.1) ? exact - 1n : exact };
  });
}

function money(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
