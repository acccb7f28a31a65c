import test from 'ava';
import fc from 'fast-check';
import { addDays, type LocalDate, periodOf } from '../../src/core/calendar.ts';
import type { Configuration } from '../../src/core/configuration.ts';
import type { BookingLine, Leg } from '../../src/core/entry.ts';
import type { Fact, SalesDocument } from '../../src/core/fact.ts';
import { parseAmount, sum } from '../../src/core/money.ts';
import { type PlannedEntry, planEntries } from '../../src/core/plan.ts';
import { type Proposal, propose } from '../../src/core/proposal.ts';
import { addVector, difference, vectorOf } from '../../src/core/vector.ts';
import { anyDocument } from './arbitraries.ts';
import { Books } from './books.ts';
import { configuration, context, date, fact } from './builders.ts';

const frequency = fc.constantFrom('day', 'month');
const farAhead = date('2028-01-01');

const proposed = (document: Fact<SalesDocument>, changes: Partial<Configuration> = {}): Proposal => {
  const proposal = propose(document, undefined, context(changes));
  if (proposal.problems.length > 0) throw new Error(JSON.stringify(proposal.problems));
  return proposal;
};
const amountOf = (lines: Iterable<BookingLine>, matches: (line: BookingLine) => boolean) =>
  sum([...lines].filter(matches).map((line) => line.amount));
const linesOf = (legs: readonly Leg[]) => legs.flatMap((leg) => leg.lines);

test('every leg of every proposal balances', (t) => {
  fc.assert(
    fc.property(anyDocument(), frequency, (document, of) =>
      proposed(document, { frequency: of }).legs.every((leg) => amountOf(leg.lines, () => true) === 0n),
    ),
    { numRuns: 2000 },
  );
  t.pass();
});

test('VAT is booked exactly as the document states it, per account, and on the date of the document', (t) => {
  const accounts = { '21': '1520', '9': '1521' } as const;
  fc.assert(
    fc.property(anyDocument(), (document) => {
      const { legs, currency } = proposed(document);
      return Object.entries(accounts).every(([rate, account]) => {
        const stated = sum(
          document.vat.filter((one) => one.rate === rate).map((one) => parseAmount(one.vat, currency)),
        );
        const booked = amountOf(legs[0]?.lines ?? [], (line) => line.account === account);
        return booked === -stated && amountOf(linesOf(legs.slice(1)), (line) => line.account === account) === 0n;
      });
    }),
    { numRuns: 2000 },
  );
  t.pass();
});

test('in the end all nets are booked, nothing stays deferred, and the debtor owes what the document says', (t) => {
  fc.assert(
    fc.property(anyDocument(), frequency, (document, of) => {
      const { legs, currency } = proposed(document, { frequency: of });
      const lines = linesOf(legs);
      const cents = (text = '0') => parseAmount(text, currency);
      const nets = sum(document.lines.map((line) => cents(line.net)));
      const earned: ReadonlySet<string> = new Set(['revenue', 'deposit', 'levy', 'liability']);
      return (
        amountOf(lines, (line) => earned.has(line.role)) === -nets &&
        amountOf(lines, (line) => line.role === 'deferred') === 0n &&
        amountOf(lines, (line) => line.role === 'receivable' || line.role === 'clearing') ===
          cents(document.total) + cents(document.rounding)
      );
    }),
    { numRuns: 2000 },
  );
  t.pass();
});

test('releases carry no VAT code and lie in later periods than the document', (t) => {
  fc.assert(
    fc.property(anyDocument(), frequency, (document, of) => {
      const [origin, ...releases] = proposed(document, { frequency: of }).legs;
      return (
        origin?.date === document.date &&
        releases.every(
          (leg, at) =>
            leg.id === `release:${leg.date}` &&
            periodOf(leg.date, of) > periodOf(document.date, of) &&
            leg.date > (releases[at - 1]?.date ?? document.date) &&
            leg.lines.every((line) => line.vatCode === 'GEEN'),
        )
      );
    }),
    { numRuns: 2000 },
  );
  t.pass();
});

const documents = fc.uniqueArray(anyDocument(), { minLength: 1, maxLength: 6, selector: (document) => document.id });

function planAll(all: readonly Fact<SalesDocument>[], changes: Partial<Configuration>, today: LocalDate) {
  const books = new Books();
  return planEntries({
    configuration: configuration(changes),
    candidates: all.map((document) => books.candidateOf(document, proposed(document, changes))),
    today,
    isOpen: () => true,
  });
}

/** Balance per currency and account. */
function balances(entries: readonly PlannedEntry[]): string[] {
  const sums = new Map<string, bigint>();
  for (const entry of entries)
    for (const line of entry.lines) {
      const key = `${entry.currency} ${line.account}`;
      sums.set(key, (sums.get(key) ?? 0n) + line.amount);
    }
  return [...sums]
    .filter(([, amount]) => amount !== 0n)
    .map(([key, amount]) => `${key} ${amount}`)
    .sort();
}

test('all days together are all months together, per account, once everything is due', (t) => {
  fc.assert(
    fc.property(documents, (all) => {
      const [days, months] = (['day', 'month'] as const).map((of) =>
        balances(planAll(all, { frequency: of }, farAhead).entries),
      );
      return JSON.stringify(days) === JSON.stringify(months);
    }),
    { numRuns: 1000 },
  );
  t.pass();
});

test('a plan books each due leg once, balances, goes oldest first, and its lines are its contributions', (t) => {
  fc.assert(
    fc.property(
      documents,
      frequency,
      fc.constantFrom('period', 'invoice'),
      fc.integer({ min: 0, max: 400 }),
      (all, of, mode, after) => {
        const today = addDays(date('2026-02-01'), after);
        const { entries } = planAll(all, { frequency: of, mode }, today);
        const booked = entries.flatMap((entry) => entry.contributions.map((one) => `${one.fact} ${one.leg}`));
        const due = all.flatMap((document) =>
          proposed(document, { frequency: of, mode })
            .legs.filter((leg) => leg.lines.length > 0)
            .filter((leg) =>
              mode === 'period' && of === 'month' ? leg.date.slice(0, 7) < today.slice(0, 7) : leg.date < today,
            )
            .map((leg) => `${document.id} ${leg.id}`),
        );
        return (
          JSON.stringify(booked.toSorted()) === JSON.stringify(due.toSorted()) &&
          entries.every((entry, at) => {
            const total = new Map(vectorOf(entry.lines));
            const contributed = new Map<never, bigint>();
            for (const { vector } of entry.contributions) addVector(contributed as typeof total, vector);
            return (
              entry.date >= (entries[at - 1]?.date ?? entry.date) &&
              sum(entry.lines.map((line) => line.amount)) === 0n &&
              difference(total, contributed).size === 0
            );
          })
        );
      },
    ),
    { numRuns: 1000 },
  );
  t.pass();
});

/** The same document sold as other products: of what is deferred only the releases change. */
const resold = ({ lines, ...document }: Fact<SalesDocument>, product: string) =>
  fact<SalesDocument>({
    ...document,
    lines: lines.map((line) => ({ ...line, item: { kind: 'product', id: product } })),
  });

const revisions = fc
  .array(anyDocument({ kind: 'invoice', number: '2026-118', currency: 'EUR' }), { minLength: 1, maxLength: 2 })
  .map((all) => all.flatMap((document) => [resold(document, 'CHALET'), resold(document, 'PITCH')]));

/** One night: which revision is there, how much of the plan is carried out before the machine stops, what is closed. */
const nights = fc.array(
  fc.record({
    revision: fc.nat({ max: 3 }),
    carriedOut: fc.constantFrom(0, 1, 2, 99),
    days: fc.integer({ min: 1, max: 60 }),
    isClosing: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

test('whatever was posted of earlier revisions, in the end the books hold the last one, leg by leg', (t) => {
  fc.assert(
    fc.property(
      revisions,
      nights,
      frequency,
      fc.constantFrom('period', 'invoice'),
      fc.integer({ min: 0, max: 3 }),
      (versions, story, of, mode, delayDays) => {
        const changes = { frequency: of, mode, delayDays, revenueDate: 'recognition' } as const;
        const books = new Books();
        let today = date('2026-02-15');
        let closedThrough = date('2026-01-01');
        let last = versions[0];
        const night = (document: Fact<SalesDocument>, carriedOut: number, closed: Partial<Configuration>) => {
          const { entries } = planEntries({
            configuration: configuration({ ...changes, ...closed }),
            candidates: [books.candidateOf(document, proposed(document, changes))],
            today,
            isOpen: () => true,
          });
          for (const entry of entries.slice(0, carriedOut)) books.carryOut(entry);
          return entries.length;
        };
        for (const { revision, carriedOut, days, isClosing } of story) {
          today = addDays(today, days);
          if (isClosing) closedThrough = addDays(today, -20);
          last = versions[revision % versions.length] ?? last;
          if (last) night(last, carriedOut, { closedThrough });
        }
        if (!last) return false;
        today = farAhead;
        let rounds = 0;
        while (night(last, 99, {}) > 0) if (++rounds > 3) return false;
        const posted = books.postedOf(last.id);
        const expected = proposed(last, changes).legs.map((leg) => [leg.id, vectorOf(leg.lines)] as const);
        return (
          [...posted.keys()].every((id) => expected.some(([known]) => known === id)) &&
          expected.every(([id, vector]) => difference(vector, posted.get(id) ?? new Map()).size === 0)
        );
      },
    ),
    { numRuns: 3000 },
  );
  t.pass();
});
