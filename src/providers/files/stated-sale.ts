import type { FactLine, LineTreatment, VatCategory, VatTotal } from '../../core/fact.ts';
import { type Currency, type DecimalString, formatAmount, sum } from '../../core/money.ts';
import { cleanDecimal, fractionOf } from './decimal-text.ts';
import { netAndVat, type StatedAmount, type StatedVatTotal } from './net-and-vat.ts';
import { amountIn, shown } from './outside-text.ts';
import { type Place, refuse } from './read-failure.ts';

/** A line of an invoice, credit note or receipt as JSON or CSV states it; amounts and rates are decimal texts. */
export interface StatedSaleLine {
  /** Where it stands; `place.field` is how the file names the line, such as `lines[1]`. */
  readonly place: Place & { readonly field: string };
  readonly treatment: LineTreatment;
  readonly amountExclVat?: string | undefined;
  readonly amountInclVat?: string | undefined;
  readonly vatAmount?: string | undefined;
  readonly vatRate?: string | undefined;
  readonly vatCategory?: VatCategory | undefined;
  /** What needs no reckoning. */
  readonly rest: Omit<FactLine, 'treatment' | 'net' | 'vatRate' | 'vatCategory'>;
}

/** A VAT total of the document as the file states it. */
export interface StatedSaleVat {
  readonly place: Place & { readonly field: string };
  readonly rate: string;
  readonly category?: VatCategory | undefined;
  readonly base?: string | undefined;
  readonly vat: string;
}

export interface StatedSale {
  readonly place: Place;
  readonly lines: readonly StatedSaleLine[];
  readonly vat?: readonly StatedSaleVat[] | undefined;
  /** Total including VAT. Absent: the sum, for files that hold no total. */
  readonly totalInclVat?: string | undefined;
}

/** Treatments that are outside VAT unless the source says otherwise. */
const outsideVat: ReadonlySet<LineTreatment> = new Set(['levy', 'tip', 'voucher', 'security-deposit']);

/** Lines with nets, VAT per rate and the total, in the signs of the file. The total must be what the lines add up to. */
export function reckonSale(
  code: Currency,
  sale: StatedSale,
): { lines: FactLine[]; vat: VatTotal[]; total: DecimalString } {
  const amounts = sale.lines.map((line) => statedAmount(code, line));
  const vatTotals = sale.vat?.map((total) => statedVatTotal(code, total, amounts));
  const { nets, vat } = netAndVat(code, amounts, vatTotals, sale.place);
  const reckoned = sum(nets) + sum(vat.map((total) => total.vat));
  const total = sale.totalInclVat === undefined ? reckoned : statedTotal(code, sale, reckoned, nets, vat);
  return {
    lines: sale.lines.map((line, index) => ({
      ...line.rest,
      treatment: line.treatment,
      net: formatAmount(nets[index] ?? 0n, code),
      vatRate: amounts[index]?.rate ?? '0',
      vatCategory: amounts[index]?.category ?? 'O',
    })),
    vat: vat.map((one) => ({ ...one, base: formatAmount(one.base, code), vat: formatAmount(one.vat, code) })),
    total: formatAmount(total, code),
  };
}

function statedAmount(code: Currency, line: StatedSaleLine): StatedAmount {
  const { place, amountExclVat, amountInclVat } = line;
  if ((amountExclVat === undefined) === (amountInclVat === undefined))
    return refuse(
      amountExclVat === undefined ? 'missing-field' : 'schema',
      `${place.field} needs exactly one of amountExclVat and amountInclVat.`,
      place,
    );
  const untaxed = outsideVat.has(line.treatment);
  const rate = rateOf(line.vatRate ?? (untaxed ? '0' : undefined), place, 'vatRate');
  const field = (name: string): Place => ({ ...place, field: `${place.field}.${name}` });
  return {
    amount:
      amountExclVat === undefined
        ? amountIn(code, amountInclVat ?? '', field('amountInclVat'))
        : amountIn(code, amountExclVat, field('amountExclVat')),
    basis: amountExclVat === undefined ? 'inclusive' : 'exclusive',
    ...(line.vatAmount !== undefined && { vat: amountIn(code, line.vatAmount, field('vatAmount')) }),
    rate,
    category: categoryOf(rate, line.vatCategory ?? (untaxed && rate === '0' ? 'O' : undefined), place, 'vatCategory'),
  };
}

function statedVatTotal(code: Currency, total: StatedSaleVat, lines: readonly StatedAmount[]): StatedVatTotal {
  const { place } = total;
  const rate = rateOf(total.rate, place, 'rate');
  const ofLines = new Set(lines.filter((line) => line.rate === rate).map((line) => line.category));
  const [only] = ofLines;
  return {
    rate,
    category: categoryOf(rate, total.category ?? (ofLines.size === 1 ? only : undefined), place, 'category'),
    ...(total.base !== undefined && { base: amountIn(code, total.base, { ...place, field: `${place.field}.base` }) }),
    vat: amountIn(code, total.vat, { ...place, field: `${place.field}.vat` }),
    place,
  };
}

function rateOf(text: string | undefined, place: Place & { field: string }, field: string): DecimalString {
  if (text === undefined)
    return refuse('missing-field', `${place.field} has no ${field}; give the VAT percentage, such as 9.`, place);
  const rate = cleanDecimal(text);
  if (rate === undefined || rate.startsWith('-') || Number(rate) > 100)
    return refuse(
      'unknown-value',
      `${place.field}.${field} "${shown(text)}" is not a VAT percentage between 0 and 100.`,
      place,
    );
  return rate;
}

/** S for a taxed rate; at 0 % the category decides what the books do with it, so it is never guessed. */
function categoryOf(
  rate: DecimalString,
  stated: VatCategory | undefined,
  place: Place & { field: string },
  field: string,
): VatCategory {
  if (fractionOf(rate).numerator === 0n)
    return (
      stated ??
      refuse(
        'missing-field',
        `${place.field} is at 0 % VAT and needs a ${field}: Z (zero rate), E (exempt), AE (reverse charge), K (intra-EU), G (export) or O (outside VAT).`,
        place,
      )
    );
  if (stated === undefined || stated === 'S') return 'S';
  return refuse(
    'unknown-value',
    `${place.field}.${field} is ${stated}, which is always at 0 %, but the rate is ${rate} %.`,
    place,
  );
}

function statedTotal(
  code: Currency,
  sale: StatedSale,
  reckoned: bigint,
  nets: readonly bigint[],
  vat: readonly { rate: string; vat: bigint }[],
): bigint {
  const place = { ...sale.place, field: 'totalInclVat' };
  const stated = amountIn(code, sale.totalInclVat ?? '', place);
  const tolerance = BigInt(Math.max(1, vat.length));
  const difference = stated - reckoned;
  if (difference <= tolerance && -difference <= tolerance) return stated;
  const money = (amount: bigint): string => formatAmount(amount, code);
  const taxes = vat.map((one) => ` + VAT ${one.rate} % ${money(one.vat)}`).join('');
  return refuse(
    'totals-mismatch',
    `Lines without VAT ${money(sum(nets))}${taxes} = ${money(reckoned)}, but totalInclVat says ${money(stated)}. Correct it where the file is made.`,
    place,
  );
}
