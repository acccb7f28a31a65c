import { exponentOf, formatAmount, sum } from '../../../core/money.ts';
import type { ReadProblem } from '../../../core/read-problem.ts';
import { fractionOf } from '../decimal-text.ts';
import type { RatedSubtotal, UblDocument } from './document.ts';
import type { StatedLine } from './lines.ts';
import type { XmlElement } from './xml-tree.ts';

/** Sums may be off by this many minor units (EN 16931 and Peppol round each amount on its own). */
const tolerance = 1n;
/** VAT may be off by a cent per line, but never by more than this (BR-CO-17 as the schematron has it). */
const maxVatTolerance = 100n;
/** Peppol R120 allows this slack on quantity times price. */
const priceTolerance = 2n;

/**
 * Checks the sums that EN 16931 demands, exactly, and shows the arithmetic of each that fails. A document that does not
 * add up cannot be booked in balance, and guessing which of its amounts is right is not a program's place.
 */
export function totalsProblems(document: UblDocument): ReadProblem[] {
  return [...documentSums(document), ...vatGroups(document)];
}

/** R120, line by line: only a warning, because the line's amount counts and not its price. */
export function priceWarnings(document: UblDocument): string[] {
  return document.lines.flatMap((line) => {
    if (!line.pricing || line.quantity === undefined) return [];
    const { price, baseQuantity, charges, allowances } = line.pricing;
    const [quantity, unit, base] = [fractionOf(line.quantity), fractionOf(price), fractionOf(baseQuantity)];
    if (base.numerator <= 0n) return [];
    const minorUnits = 10n ** BigInt(exponentOf(document.currency));
    const numerator = quantity.numerator * unit.numerator * base.denominator * minorUnits;
    const denominator = quantity.denominator * unit.denominator * base.numerator;
    const difference = absolute((line.net - charges + allowances) * denominator - numerator);
    if (difference <= priceTolerance * denominator) return [];
    const money = (amount: bigint): string => formatAmount(amount, document.currency);
    return [
      `Line ${line.id}: ${line.quantity} x ${price} / ${baseQuantity} + charges ${money(charges)} - allowances ${money(allowances)} is not ${money(line.net)} (Peppol R120); the line's amount was taken.`,
    ];
  });
}

interface Sum {
  readonly field: string;
  /** The left side as the reader sees it, such as `lines 200.00 - allowances 10.00`. */
  readonly arithmetic: string;
  readonly expected: bigint;
  readonly stated: bigint | undefined;
}

function documentSums(document: UblDocument): ReadProblem[] {
  const { totals, vat } = document;
  const money = (amount: bigint): string => formatAmount(amount, document.currency);
  const parts = partsOf(document.lines);
  const sums: readonly Sum[] = [
    { field: 'LineExtensionAmount', ...addedUp('lines', parts.line, money), stated: totals.lines },
    { field: 'AllowanceTotalAmount', ...addedUp('allowances', parts.allowance, money), stated: totals.allowances },
    { field: 'ChargeTotalAmount', ...addedUp('charges', parts.charge, money), stated: totals.charges },
    { field: 'TaxExclusiveAmount', ...netOf(parts, money), stated: totals.exclusive },
    {
      field: 'TaxTotal/TaxAmount',
      ...addedUp(
        'VAT subtotals',
        vat.subtotals.map((subtotal) => subtotal.vat),
        money,
      ),
      stated: vat.total,
    },
    {
      field: 'TaxInclusiveAmount',
      arithmetic: `exclusive ${money(totals.exclusive)} + VAT ${money(vat.total)}`,
      expected: totals.exclusive + vat.total,
      stated: totals.inclusive,
    },
    {
      field: 'PayableAmount',
      arithmetic: `inclusive ${money(totals.inclusive)} - prepaid ${money(totals.prepaid ?? 0n)} + rounding ${money(totals.rounding ?? 0n)}`,
      expected: totals.inclusive - (totals.prepaid ?? 0n) + (totals.rounding ?? 0n),
      stated: totals.payable,
    },
  ];
  return sums.flatMap(({ field, arithmetic, expected, stated }) =>
    stated === undefined || absolute(expected - stated) <= tolerance
      ? []
      : [
          problem(
            document,
            totals.element,
            field,
            `${arithmetic} = ${money(expected)}, but ${field} says ${money(stated)}.`,
          ),
        ],
  );
}

function vatGroups(document: UblDocument): ReadProblem[] {
  const money = (amount: bigint): string => formatAmount(amount, document.currency);
  const subtotals = Map.groupBy(document.vat.subtotals, vatKey);
  const lines = Map.groupBy(document.lines, vatKey);
  const problems: ReadProblem[] = [];
  for (const [key, group] of lines) {
    // A line of nothing (a remark, a free item) needs no subtotal.
    if (subtotals.has(key) || group.every((line) => line.net === 0n)) continue;
    const [line] = group;
    if (!line) continue;
    const amount = money(sum(group.map((one) => one.net)));
    problems.push(
      problem(
        document,
        line.element,
        'TaxSubtotal',
        `${amount} of the lines is at VAT ${vatName(line)}, but no TaxSubtotal has that rate and category.`,
      ),
    );
  }
  for (const [key, group] of subtotals) {
    const [subtotal] = group;
    if (!subtotal) continue;
    const own = lines.get(key) ?? [];
    const base = sum(group.map((one) => one.base));
    const vat = sum(group.map((one) => one.vat));
    const { arithmetic, expected } = netOf(partsOf(own), money);
    if (absolute(expected - base) > tolerance * BigInt(group.length))
      problems.push(
        problem(
          document,
          subtotal.element,
          'TaxableAmount',
          `VAT ${vatName(subtotal)}: ${arithmetic} = ${money(expected)}, but TaxableAmount says ${money(base)}.`,
        ),
      );
    problems.push(...rateProblems(document, subtotal, base, vat, own.length));
  }
  return problems;
}

/** BR-CO-17: VAT is the taxable amount times the rate, give or take a cent per line. */
function rateProblems(
  document: UblDocument,
  subtotal: RatedSubtotal,
  base: bigint,
  vat: bigint,
  lineCount: number,
): ReadProblem[] {
  const rate = fractionOf(subtotal.rate);
  const allowed = lineCount + 1 > maxVatTolerance ? maxVatTolerance : BigInt(lineCount + 1);
  const scale = 100n * rate.denominator;
  if (absolute(vat * scale - base * rate.numerator) <= allowed * scale) return [];
  const money = (amount: bigint): string => formatAmount(amount, document.currency);
  return [
    problem(
      document,
      subtotal.element,
      'TaxSubtotal/TaxAmount',
      `VAT ${vatName(subtotal)}: ${money(base)} x ${subtotal.rate} % is more than ${money(allowed)} away from the ${money(vat)} that TaxAmount says.`,
    ),
  ];
}

function problem(document: UblDocument, element: XmlElement, field: string, message: string): ReadProblem {
  return {
    code: 'totals-mismatch',
    line: element.line,
    field,
    document: document.number,
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)} Correct it where the document is made and export it again.`,
  };
}

type Parts = Readonly<Record<StatedLine['role'], readonly bigint[]>>;

/** Amounts by role, allowances positive as the document states them. */
function partsOf(lines: readonly StatedLine[]): Parts {
  const of = (role: StatedLine['role']): bigint[] => lines.filter((line) => line.role === role).map((line) => line.net);
  return { line: of('line'), allowance: of('allowance').map((net) => -net), charge: of('charge') };
}

function netOf(parts: Parts, money: (amount: bigint) => string): Pick<Sum, 'arithmetic' | 'expected'> {
  const [lines, allowances, charges] = [sum(parts.line), sum(parts.allowance), sum(parts.charge)];
  return {
    arithmetic: `lines ${money(lines)} - allowances ${money(allowances)} + charges ${money(charges)}`,
    expected: lines - allowances + charges,
  };
}

const maxShownAmounts = 8;

function addedUp(
  what: string,
  amounts: readonly bigint[],
  money: (amount: bigint) => string,
): Pick<Sum, 'arithmetic' | 'expected'> {
  const listed = amounts.slice(0, maxShownAmounts).map(money).join(' + ');
  const more = amounts.length > maxShownAmounts ? ` + ${amounts.length - maxShownAmounts} more` : '';
  return { arithmetic: `${what} ${listed || 'none'}${more}`, expected: sum(amounts) };
}

function vatKey(of: { readonly category: string; readonly rate: string }): string {
  return `${of.category}|${of.rate}`;
}

function vatName(of: { readonly category: string; readonly rate: string }): string {
  return `${of.rate} % (${of.category})`;
}

function absolute(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
