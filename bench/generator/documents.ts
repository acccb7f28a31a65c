/**
 * The documents of a year of a holiday park: 24,000 invoices of 4 lines, 2,000 a month, spread over its days. A stay, a
 * meal, drinks and tourist tax; about one stay in three is earned in a later month than it is invoiced. The number of a
 * document decides everything in it.
 */

import { addDays, type LocalDate, lastDayOf, type Month } from '../../src/core/calendar.ts';
import type { Fact, FactLine, SalesDocument, SourceId, VatTotal } from '../../src/core/fact.ts';
import { factId, revisionOf } from '../../src/core/identity.ts';
import { currency, formatAmount, roundHalfUp, sum } from '../../src/core/money.ts';
import { type Numbers, numbers } from './random.ts';

export const documentsAMonth = 2_000;
export const documentsAYear = 12 * documentsAMonth;

const euro = currency('EUR');
const surnames = ['de Vries', 'Jansen', 'Bakker', 'Peeters', 'Visser', 'Smit', 'Mulder', 'Bos', 'Dekker'] as const;

/** Products as the sample property maps them; the last one is a levy. */
export const accountOf = { CHALET: '8000', KAMPEER: '8010', DINER: '8210', DRANK: '8220', TOERBEL: '1620' } as const;

/** `count` months from the first one on. */
export function monthsFrom(first: Month, count: number): Month[] {
  const months = [first];
  for (let last = first; months.length < count; months.push(last))
    last = addDays(lastDayOf(last), 1).slice(0, 7) as Month;
  return months;
}

/** Documents of one month, evenly over its days. */
export function documentsOf(month: Month, count = documentsAMonth): SalesDocument[] {
  const days = Number(lastDayOf(month).slice(8));
  return Array.from({ length: count }, (_, at) =>
    saleOn(`${month}-${String(1 + Math.floor((at * days) / count)).padStart(2, '0')}` as LocalDate, at),
  );
}

/** The generated year. */
export function documentsOfYear(year: number): SalesDocument[] {
  return monthsFrom(`${year}-01` as Month, 12).flatMap((month) => documentsOf(month));
}

/** As the store keeps it after an import in that month. */
export function factOf(content: SalesDocument, source: string, partition: Month): Fact<SalesDocument> {
  return {
    id: factId(source as SourceId, content.kind, content.number),
    source: source as SourceId,
    sourceId: content.number,
    revision: revisionOf(content),
    revisionCount: 0,
    partition,
    importedAt: Date.parse(`${content.date}T20:00:00Z`),
    origin: `${content.number}.xml`,
    ...content,
  };
}

function saleOn(date: LocalDate, ordinal: number): SalesDocument {
  const number = `${date.slice(0, 7)}-${String(ordinal).padStart(5, '0')}`;
  const random = numbers(Number(number.replaceAll('-', '')) ^ 0x5eed);
  const guest = random.between(1, 4_000);
  const lines = [...stay(date, random), meal(random), drinks(random)].map((line, at) => ({
    ...line,
    id: String(at + 1),
  }));
  const vat = vatOf(lines);
  const total = sum([...lines.map((line) => minor(line.net)), ...vat.map((one) => minor(one.vat))]);
  return {
    kind: 'invoice',
    number,
    date,
    currency: 'EUR',
    status: 'definitive',
    relation: { id: String(20_000 + guest), name: `${surnames[guest % surnames.length]} ${guest}`, country: 'NL' },
    dueDate: addDays(date, 14),
    reference: `RES-${guest}`,
    lines,
    vat,
    total: formatAmount(total, euro),
  };
}

type Line = Omit<FactLine, 'id'>;

function stay(date: LocalDate, random: Numbers): Line[] {
  const chalet = random.between(0, 1) === 0;
  const nights = random.between(1, 14);
  const persons = random.between(1, 5);
  const from = addDays(date, random.between(-nights, 25));
  const place = chalet ? `Chalet ${random.between(1, 60)}` : `Kampeerplaats ${random.between(1, 180)}`;
  return [
    {
      description: `${place}, ${nights} nachten`,
      quantity: String(nights),
      treatment: 'revenue',
      net: amount(nights * (chalet ? random.between(7_500, 18_900) : random.between(1_950, 4_900))),
      // Dutch rates as of 2026: lodging 21 %, camping pitches 9 %.
      vatRate: chalet ? '21' : '9',
      vatCategory: 'S',
      item: { kind: 'product', id: chalet ? 'CHALET' : 'KAMPEER', name: place },
      recognition: { from, to: addDays(from, nights - 1) },
    },
    {
      description: `Toeristenbelasting, ${persons} personen × ${nights} nachten`,
      quantity: String(persons * nights),
      treatment: 'revenue',
      net: amount(persons * nights * 185),
      vatRate: '0',
      vatCategory: 'O',
      item: { kind: 'product', id: 'TOERBEL', name: 'Toeristenbelasting' },
    },
  ];
}

function meal(random: Numbers): Line {
  const covers = random.between(1, 8);
  return {
    description: `Diner, ${covers} couverts`,
    quantity: String(covers),
    treatment: 'revenue',
    net: amount(covers * random.between(1_650, 3_850)),
    vatRate: '9',
    vatCategory: 'S',
    item: { kind: 'product', id: 'DINER', name: 'Diner' },
  };
}

function drinks(random: Numbers): Line {
  return {
    description: random.oneOf(['Wijnarrangement', 'Borrel op het terras', 'Bar']),
    quantity: '1',
    treatment: 'revenue',
    net: amount(random.between(450, 24_000)),
    vatRate: '21',
    vatCategory: 'S',
    item: { kind: 'product', id: 'DRANK', name: 'Drank' },
  };
}

function vatOf(lines: readonly FactLine[]): VatTotal[] {
  const groups = Map.groupBy(lines, (line) => `${line.vatRate}/${line.vatCategory}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const base = sum(group.map((line) => minor(line.net)));
    return {
      rate: first.vatRate,
      category: first.vatCategory,
      base: formatAmount(base, euro),
      vat: formatAmount(roundHalfUp(base * BigInt(first.vatRate), 100n), euro),
    };
  });
}

function amount(cents: number): string {
  return formatAmount(BigInt(cents), euro);
}

function minor(text: string): bigint {
  return BigInt(text.replace('.', ''));
}
