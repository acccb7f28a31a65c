import test from 'ava';
import { clockProblem } from '../../src/core/clock-check.ts';
import { dueRun, nextRunAt } from '../../src/core/night.ts';
import { configuration, date } from './builders.ts';

const zone = 'Europe/Amsterdam';
const at = (text: string) => Date.parse(text);
const due = (now: string, ranOn: readonly string[] = [], changes = {}, dayEndsAt = '00:00') =>
  dueRun(configuration(changes), at(now), zone, dayEndsAt, new Set(ranOn));

test('a run is due from its hour on, once a day', (t) => {
  t.is(due('2026-11-15T05:00:00Z', ['2026-11-14']), date('2026-11-15'));
  t.is(due('2026-11-15T04:59:00Z', ['2026-11-14']), undefined, 'before its hour');
  t.is(due('2026-11-15T12:00:00Z', ['2026-11-15']), undefined, 'it ran today');
});

test('a run that was missed is made up at once, as one run for the last day it was missed', (t) => {
  t.is(due('2026-11-15T04:00:00Z', ['2026-11-10']), date('2026-11-14'), 'woken before the hour of today');
  t.is(due('2026-11-15T09:00:00Z', ['2026-11-10']), date('2026-11-15'), 'woken after it');
});

test('the spring night has its run although its hour is skipped', (t) => {
  const early = { runAt: '02:30' };
  t.is(due('2026-03-29T00:59:00Z', ['2026-03-28'], early), undefined);
  t.is(due('2026-03-29T01:00:00Z', ['2026-03-28'], early), date('2026-03-29'));
  t.is(due('2026-03-29T01:01:00Z', ['2026-03-28', '2026-03-29'], early), undefined);
});

test('the autumn night has one run although its hour comes twice', (t) => {
  const early = { runAt: '02:30' };
  t.is(due('2026-10-25T00:30:00Z', ['2026-10-24'], early), date('2026-10-25'));
  t.is(due('2026-10-25T01:10:00Z', ['2026-10-24', '2026-10-25'], early), undefined, '02:10 again: before the hour');
  t.is(due('2026-10-25T01:30:00Z', ['2026-10-24', '2026-10-25'], early), undefined, '02:30 again');
});

test('no run happens before the day has ended', (t) => {
  const early = { runAt: '04:00' };
  t.is(due('2026-11-15T03:30:00Z', ['2026-11-14'], early, '05:00'), undefined);
  t.is(due('2026-11-15T04:00:00Z', ['2026-11-14'], early, '05:00'), date('2026-11-15'));
  t.is(nextRunAt(configuration(early), at('2026-11-15T03:30:00Z'), zone, '05:00'), at('2026-11-15T04:00:00Z'));
});

test('what is not automatic, not active or not begun has no run', (t) => {
  t.is(due('2026-11-15T09:00:00Z', [], { automatic: false }), undefined);
  t.is(due('2026-11-15T09:00:00Z', [], { active: false }), undefined);
  t.is(due('2026-11-15T09:00:00Z', [], { start: date('2026-11-16') }), undefined);
  t.is(nextRunAt(configuration({ automatic: false }), at('2026-11-15T09:00:00Z'), zone, '00:00'), undefined);
});

test('the next run is today before its hour, tomorrow after it, through the clock changes', (t) => {
  const next = (now: string, runAt = '06:00') =>
    new Date(nextRunAt(configuration({ runAt }), at(now), zone, '00:00') ?? 0).toISOString();
  t.is(next('2026-11-15T04:59:00Z'), '2026-11-15T05:00:00.000Z');
  t.is(next('2026-11-15T05:00:00Z'), '2026-11-16T05:00:00.000Z');
  t.is(next('2026-03-28T12:00:00Z'), '2026-03-29T04:00:00.000Z');
  t.is(next('2026-10-24T12:00:00Z'), '2026-10-25T05:00:00.000Z');
  t.is(next('2026-10-24T12:00:00Z', '02:30'), '2026-10-25T00:30:00.000Z', 'the first of the two, when it is due');
});

test('a clock more than an hour back or more than 35 days ahead is not believed', (t) => {
  const last = at('2026-11-15T06:00:00Z');
  const hour = 3_600_000;
  t.is(clockProblem(last, undefined), undefined);
  t.is(clockProblem(last - hour, last), undefined);
  t.is(clockProblem(last + 35 * 24 * hour, last), undefined);
  t.deepEqual(clockProblem(last - hour - 1, last), {
    code: 'clock-jump',
    details: { now: '2026-11-15T04:59:59.999Z', lastLogged: '2026-11-15T06:00:00.000Z', direction: 'back' },
  });
  t.deepEqual(clockProblem(last + 35 * 24 * hour + 1, last)?.details.direction, 'ahead');
});
