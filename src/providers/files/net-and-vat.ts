import type { VatCategory } from '../../core/fact.ts';
import { allocate, type Currency, type DecimalString, formatAmount, sum } from '../../core/money.ts';
import { netOfGross, vatInGross, vatOnNet } from '../../core/vat.ts';
import { fractionOf } from './decimal-text.ts';
import { type Place, refuse } from './read-failure.ts';

/** A line's amount as its source states it, in minor units. */
export interface StatedAmount {
  readonly amount: bigint;
  readonly basis: 'exclusive' | 'inclusive';
  /** VAT of this very line, when the source gives it. */
  readonly vat?: bigint;
  readonly rate: DecimalString;
  readonly category: VatCategory;
}

/** VAT of one rate and category over the whole document, as the source states it. */
export interface StatedVatTotal {
  readonly rate: DecimalString;
  readonly category: VatCategory;
  readonly base?: bigint;
  readonly vat: bigint;
  readonly place: Place;
}

export interface NetAndVat {
  /** Net amount of each line, in the order of the lines. */
  readonly nets: readonly bigint[];
  readonly vat: readonly { rate: DecimalString; category: VatCategory; base: bigint; vat: bigint }[];
}

/** VAT may be a cent per line off the rate, but never by more than this many minor units. */
const maxVatTolerance = 100n;

/**
 * Nets and VAT of a document whose lines are stated with or without VAT. VAT that the source states (over the document,
 * else on the lines) is the truth; only what it does not state is computed, once per rate, rounded half up. The nets of
 * inclusive lines add up to their sum minus that VAT exactly.
 *
 * @param stated VAT totals of the document; absent when the source gives none.
 */
export function netAndVat(
  code: Currency,
  lines: readonly StatedAmount[],
  stated: readonly StatedVatTotal[] | undefined,
  place: Place,
): NetAndVat {
  const totals = new Map((stated ?? []).map((total) => [keyOf(total), total]));
  const nets = lines.map((line) => line.amount);
  const vat: NetAndVat['vat'][number][] = [];
  for (const [key, indexes] of groups(lines)) {
    const group = indexes.flatMap((index) => lines[index] ?? []);
    const [first] = group;
    if (!first) continue;
    const total = totals.get(key);
    totals.delete(key);
    if (!total && stated && first.rate !== '0' && group.some((line) => line.amount !== 0n))
      refuse(
        'totals-mismatch',
        `Lines have VAT ${nameOf(first)}, but the document's VAT totals do not have that rate.`,
        place,
      );
    const result = groupNetAndVat(first.rate, group, total?.vat);
    indexes.forEach((index, at) => {
      nets[index] = result.nets[at] ?? 0n;
    });
    const base = sum(result.nets);
    checkGroup(code, { ...first, base, vat: result.vat, lineCount: group.length }, total, total?.place ?? place);
    vat.push({ rate: first.rate, category: first.category, base, vat: result.vat });
  }
  for (const total of totals.values())
    if (total.vat !== 0n || (total.base ?? 0n) !== 0n)
      refuse(
        'totals-mismatch',
        `The VAT totals have ${nameOf(total)}, but no line has that rate and category.`,
        total.place,
      );
  return { nets, vat };
}

/** Indexes of the lines of each rate and category, in the order of their first line. */
function groups(lines: readonly StatedAmount[]): Map<string, number[]> {
  return Map.groupBy(lines.keys(), (index) => keyOf(lines[index] ?? { rate: '', category: '' }));
}

function groupNetAndVat(
  rate: DecimalString,
  group: readonly StatedAmount[],
  statedVat: bigint | undefined,
): { nets: bigint[]; vat: bigint } {
  const isOpen = (line: StatedAmount): boolean => line.basis === 'inclusive' && line.vat === undefined;
  const open = group.filter(isOpen);
  const computed = group.filter((line) => line.basis === 'exclusive' && line.vat === undefined);
  const vatOfOthers =
    sum(group.map((line) => line.vat ?? 0n)) + vatOnNet(sum(computed.map((line) => line.amount)), rate);
  const inclusive = sum(open.map((line) => line.amount));
  const vatOfOpen = statedVat !== undefined && open.length > 0 ? statedVat - vatOfOthers : vatInGross(inclusive, rate);
  const openNets = shareOut(inclusive - vatOfOpen, open, rate);
  const nets = group.map((line) =>
    isOpen(line) ? (openNets.shift() ?? 0n) : line.basis === 'inclusive' ? line.amount - (line.vat ?? 0n) : line.amount,
  );
  return { nets, vat: statedVat ?? vatOfOthers + vatOfOpen };
}

/** Each line's own net, and the cents that rounding leaves over shared out by size, so that the nets add up to `total`. */
function shareOut(total: bigint, lines: readonly StatedAmount[], rate: DecimalString): bigint[] {
  if (lines.length === 0) return [];
  const own = lines.map((line) => netOfGross(line.amount, rate));
  const left = allocate(
    total - sum(own),
    lines.map((line) => absolute(line.amount)),
  );
  return own.map((net, index) => net + (left[index] ?? 0n));
}

function checkGroup(
  code: Currency,
  group: { rate: string; category: VatCategory; base: bigint; vat: bigint; lineCount: number },
  stated: StatedVatTotal | undefined,
  place: Place,
): void {
  const money = (amount: bigint): string => formatAmount(amount, code);
  if (stated?.base !== undefined && absolute(stated.base - group.base) > 1n)
    refuse(
      'totals-mismatch',
      `VAT ${nameOf(group)}: the lines' net amounts add up to ${money(group.base)}, but the VAT total has base ${money(stated.base)}.`,
      place,
    );
  const { numerator, denominator } = fractionOf(group.rate);
  const scale = 100n * denominator;
  const cents = BigInt(group.lineCount + 1);
  const allowed = numerator === 0n ? 0n : cents > maxVatTolerance ? maxVatTolerance : cents;
  if (absolute(group.vat * scale - group.base * numerator) > allowed * scale)
    refuse(
      'totals-mismatch',
      `VAT ${nameOf(group)}: ${money(group.base)} x ${group.rate} % is more than ${money(allowed)} away from the VAT of ${money(group.vat)}.`,
      place,
    );
}

function keyOf(of: { readonly rate: string; readonly category: string }): string {
  return `${of.category}|${of.rate}`;
}

function nameOf(of: { readonly rate: string; readonly category: string }): string {
  return `${of.rate} % (${of.category})`;
}

function absolute(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
