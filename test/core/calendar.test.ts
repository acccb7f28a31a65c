import test from 'ava';
import fc from 'fast-check';
import {
  addDays,
  assertZone,
  businessDate,
  clip,
  daysBetween,
  dueDate,
  firstDayOf,
  instantAt,
  isLocalDate,
  lastDayOf,
  localDate,
  localTime,
  minutesOf,
  monthOf,
  type Period,
  period,
  periodOf,
} from '../../src/core/calendar.ts';
import { date } from './builders.ts';

const zone = 'Europe/Amsterdam';
const iso = (instant: number) => new Date(instant).toISOString();
const anyDate = fc.integer({ min: 0, max: 73_000 }).map((days) => addDays(date('1990-01-01'), days));

test('a date is a day that exists', (t) => {
  for (const text of ['2024-02-29', '2000-02-29', '1990-01-01', '2199-12-31']) t.true(isLocalDate(text), text);
  for (const text of ['2026-02-29', '2100-02-29', '2026-13-01', '2026-04-31', '2026-4-1', '1989-12-31', '2200-01-01'])
    t.false(isLocalDate(text), text);
  t.throws(() => localDate('12-03-2026'), { message: '"12-03-2026" is not a date (YYYY-MM-DD)' });
  t.throws(() => period('2026-00'), { message: '"2026-00" is not a date (YYYY-MM-DD)' });
  t.is(period('2026-11'), '2026-11' as Period);
  t.is(period('2026-11-14'), '2026-11-14' as Period);
});

test('adding days and counting them undo each other, over leap days too', (t) => {
  t.is(addDays(date('2024-02-28'), 1), date('2024-02-29'));
  t.is(addDays(date('2025-02-28'), 1), date('2025-03-01'));
  t.is(daysBetween(date('2026-03-12'), date('2026-03-10')), -2);
  fc.assert(
    fc.property(
      anyDate,
      fc.integer({ min: -4000, max: 4000 }),
      (day, days) => daysBetween(day, addDays(day, days)) === days,
    ),
    { numRuns: 1000 },
  );
});

test('a month has its last day, in leap years too', (t) => {
  t.is(lastDayOf('2024-02' as Period), date('2024-02-29'));
  t.is(lastDayOf('2026-02' as Period), date('2026-02-28'));
  t.is(lastDayOf('2026-12' as Period), date('2026-12-31'));
  t.is(firstDayOf('2026-12' as Period), date('2026-12-01'));
  t.is(lastDayOf(date('2026-12-05')), date('2026-12-05'));
  fc.assert(
    fc.property(
      anyDate,
      (day) =>
        monthOf(lastDayOf(monthOf(day))) === monthOf(day) &&
        monthOf(addDays(lastDayOf(monthOf(day)), 1)) !== monthOf(day) &&
        clip(periodOf(day, 'month'), { from: day })?.first === day,
    ),
    { numRuns: 1000 },
  );
});

test('a period is clipped to the days between start and end', (t) => {
  const november = '2026-11' as Period;
  t.deepEqual(clip(november, { from: date('2026-11-17') }), { first: date('2026-11-17'), last: date('2026-11-30') });
  t.deepEqual(clip(november, { from: date('2026-01-01'), to: date('2026-11-17') }), {
    first: date('2026-11-01'),
    last: date('2026-11-17'),
  });
  t.is(clip(november, { from: date('2026-12-01') }), undefined);
  t.is(clip(november, { from: date('2026-01-01'), to: date('2026-10-31') }), undefined);
});

test('a day with delay n is due on the day after it and n more; a month on the first of the next and n more', (t) => {
  const range = { from: date('2026-01-01') };
  t.is(dueDate(date('2026-11-14'), 0, range), date('2026-11-15'));
  t.is(dueDate(date('2026-11-14'), 14, range), date('2026-11-29'));
  t.is(dueDate('2026-11' as Period, 0, range), date('2026-12-01'));
  t.is(dueDate('2024-02' as Period, 3, range), date('2024-03-04'));
});

test('a month that starts on the 17th is one entry 17-31, due with the month; one that ends on the 17th is due the day after', (t) => {
  t.is(dueDate('2026-10' as Period, 2, { from: date('2026-10-17') }), date('2026-11-03'));
  t.is(dueDate('2026-10' as Period, 2, { from: date('2026-01-01'), to: date('2026-10-17') }), date('2026-10-20'));
});

test('the local time follows the zone through both nights on which the clocks change', (t) => {
  t.deepEqual(localTime(Date.parse('2026-03-29T00:59:00Z'), zone), { date: date('2026-03-29'), minutes: 119 });
  t.deepEqual(localTime(Date.parse('2026-03-29T01:00:00Z'), zone), { date: date('2026-03-29'), minutes: 180 });
  t.deepEqual(localTime(Date.parse('2026-10-25T00:59:00Z'), zone), { date: date('2026-10-25'), minutes: 179 });
  t.deepEqual(localTime(Date.parse('2026-10-25T01:00:00Z'), zone), { date: date('2026-10-25'), minutes: 120 });
  t.deepEqual(localTime(Date.parse('2026-12-31T23:30:00Z'), zone), { date: date('2027-01-01'), minutes: 30 });
});

test('a business day ends at its hour, also when that hour comes twice or not at all', (t) => {
  const closedAt = (instant: string, endsAt = 180) => businessDate(Date.parse(instant), zone, endsAt);
  t.is(
    closedAt('2026-11-15T01:59:59Z'),
    date('2026-11-14'),
    'a bar that closes at three belongs to the evening before',
  );
  t.is(closedAt('2026-11-15T02:00:00Z'), date('2026-11-15'));
  t.is(closedAt('2026-11-14T23:00:00Z', 0), date('2026-11-15'), 'without such an hour midnight counts');
  t.is(closedAt('2026-03-29T00:59:00Z'), date('2026-03-28'), 'spring: 01:59 before three');
  t.is(closedAt('2026-03-29T01:00:00Z'), date('2026-03-29'), 'spring: the next minute is 03:00');
  t.is(closedAt('2026-10-25T00:30:00Z'), date('2026-10-24'), 'autumn: 02:30 the first time');
  t.is(closedAt('2026-10-25T01:30:00Z'), date('2026-10-24'), 'autumn: 02:30 the second time');
  t.is(closedAt('2026-10-25T02:00:00Z'), date('2026-10-25'));
  t.is(closedAt('2026-10-25T00:29:00Z', 150), date('2026-10-24'));
  t.is(closedAt('2026-10-25T00:30:00Z', 150), date('2026-10-25'), 'autumn: the day ends at 02:30 the first time');
  t.is(closedAt('2026-10-25T01:10:00Z', 150), date('2026-10-25'), 'and does not begin again at 02:10');
});

test('a local time has its instant; skipped in spring it is the same time by the offset before, repeated in autumn the first', (t) => {
  t.is(iso(instantAt(date('2026-07-01'), 6 * 60, zone)), '2026-07-01T04:00:00.000Z');
  t.is(iso(instantAt(date('2026-12-01'), 6 * 60, zone)), '2026-12-01T05:00:00.000Z');
  t.is(iso(instantAt(date('2026-03-29'), 150, zone)), '2026-03-29T01:30:00.000Z');
  t.is(iso(instantAt(date('2026-10-25'), 150, zone)), '2026-10-25T00:30:00.000Z');
  t.is(iso(instantAt(date('2026-03-08'), 150, 'America/New_York')), '2026-03-08T07:30:00.000Z');
  t.is(iso(instantAt(date('2026-11-01'), 90, 'America/New_York')), '2026-11-01T05:30:00.000Z');
});

test('an instant shows the time it was made for, unless the clocks skip that time', (t) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3650 }).map((days) => addDays(date('2020-01-01'), days)),
      fc.integer({ min: 0, max: 1439 }),
      fc.constantFrom(zone, 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'),
      (day, minutes, where) => {
        const shown = localTime(instantAt(day, minutes, where), where);
        const late = daysBetween(day, shown.date) * 1440 + shown.minutes - minutes;
        return late === 0 || late === 60 || late === 30;
      },
    ),
    { numRuns: 2000 },
  );
  t.pass();
});

test('a zone and a time of day that do not exist are refused by name', (t) => {
  t.throws(() => assertZone('Europe/Atlantis'), { message: /"Europe\/Atlantis" is not a time zone/ });
  t.is(minutesOf('23:59'), 1439);
  for (const text of ['24:00', '6:00', '06:60', '']) t.throws(() => minutesOf(text), { instanceOf: RangeError });
});
