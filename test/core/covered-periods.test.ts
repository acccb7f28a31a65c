import test from 'ava';
import fc from 'fast-check';
import { addDays } from '../../src/core/calendar.ts';
import { coveredPeriods, nextDue } from '../../src/core/covered-periods.ts';
import type { FactId, Revision } from '../../src/core/fact.ts';
import { type Candidate, planEntries } from '../../src/core/plan.ts';
import { configuration, date, eur, leg } from './builders.ts';

const base = date('2026-03-20');
const day = fc.integer({ min: -40, max: 50 }).map((offset) => addDays(base, offset));
const settings = fc.record({
  mode: fc.constantFrom('period', 'invoice'),
  frequency: fc.constantFrom('day', 'month'),
  incomplete: fc.constantFrom('hold', 'leave-out'),
  delayDays: fc.integer({ min: 0, max: 14 }),
  start: day,
});
const maybeDay = fc.option(day, { nil: undefined });

test('the periods that are told are the first and the last of the plan', (t) => {
  const work = fc.array(fc.record({ date: day, booked: fc.boolean(), blocked: fc.boolean() }), { maxLength: 12 });
  fc.assert(
    fc.property(settings, maybeDay, maybeDay, maybeDay, work, (chosen, end, closedThrough, closed, all) => {
      const of = configuration({
        ...chosen,
        ...(end === undefined || end < chosen.start ? {} : { end }),
        ...(closedThrough === undefined ? {} : { closedThrough }),
      });
      // What is booked is not blocked here: a correction that waits has no legs to hold a period with.
      const dated = all.map((one) => ({ ...one, blocked: one.blocked && !one.booked }));
      const isOpen = (on: string) => closed === undefined || !on.startsWith(closed.slice(0, 7));
      const { entries } = planEntries({
        configuration: of,
        candidates: dated.map(candidate),
        today: base,
        isOpen,
      });
      const periods = entries.map(({ period }) => period).sort();
      const [first] = periods;
      const last = periods.at(-1);
      t.deepEqual(
        coveredPeriods(of, dated, base, isOpen),
        first === undefined || last === undefined ? undefined : { first, last },
      );
    }),
    { numRuns: 2000 },
  );
});

function candidate(
  { date: on, booked, blocked }: { date: string; booked: boolean; blocked: boolean },
  at: number,
): Candidate {
  return {
    fact: `p${at}` as FactId,
    number: String(at),
    kind: 'payment',
    revision: 'r' as Revision,
    currency: eur,
    register: '',
    relation: '',
    journal: '90',
    description: '',
    legs: [
      leg('payment', on, [
        ['2010', 100n],
        ['1310', -100n],
      ]),
    ],
    booked,
    ...(blocked ? { blocked: { code: 'incomplete', details: {} } } : {}),
  };
}

test('what happens today is booked the day after its period ends, and the delay later', (t) => {
  const of = (changes: Parameters<typeof configuration>[0]) => nextDue(configuration(changes), base);
  t.deepEqual(
    [
      of({}),
      of({ delayDays: 3 }),
      of({ frequency: 'month' }),
      of({ frequency: 'month', delayDays: 14 }),
      of({ mode: 'invoice', frequency: 'month' }),
      of({ frequency: 'month', end: date('2026-03-25') }),
    ] as string[],
    ['2026-03-21', '2026-03-24', '2026-04-01', '2026-04-15', '2026-03-21', '2026-03-26'],
  );
});
