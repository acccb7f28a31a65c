/**
 * Business dates, periods and due dates (rules 31-36). A date here is a day of the property's calendar, never an
 * instant: a night audit belongs to the evening it closes, whatever the clock or the season does.
 */

import { tzOffset } from '@date-fns/tz/tzOffset';
import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import type { Instant } from './kernel.ts';

/** `YYYY-MM-DD`, a day of the Gregorian calendar that exists. */
export type LocalDate = string & { readonly __localDate: unique symbol };
/** `YYYY-MM`. */
export type Month = string & { readonly __month: unique symbol };
/** A day (`2026-11-14`) or a month (`2026-11`): what one period entry covers. */
export type Period = LocalDate | Month;
export type Frequency = 'day' | 'month';

const millisecondsPerDay = 86_400_000;

/** Days since 1970-01-01; the arithmetic behind every date function. */
function dayNumber(date: string): number {
  return (
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / millisecondsPerDay
  );
}

/** Plans ask for the same few days thousands of times: each is written once. */
const writtenDays = new Map<number, LocalDate>();

function fromDayNumber(days: number): LocalDate {
  const known = writtenDays.get(days);
  if (known !== undefined) return known;
  const written = new Date(days * millisecondsPerDay).toISOString().slice(0, 10) as LocalDate;
  writtenDays.set(days, written);
  return written;
}

/** Whether the text is a date that exists, between 1990 and 2199 (outside that a date is a typing error). */
export function isLocalDate(text: string): text is LocalDate {
  if (!/^(?:199\d|2[01]\d\d)-\d\d-\d\d$/.test(text)) return false;
  const days = dayNumber(text);
  return Number.isFinite(days) && fromDayNumber(days) === text;
}

/** @throws RangeError when the text is no existing date. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`"${text.slice(0, 30)}" is not a date (YYYY-MM-DD)`);
  return text;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7) as Month;
}

export function firstDayOf(period: Period): LocalDate {
  return (period.length === 7 ? `${period}-01` : period) as LocalDate;
}

const monthEnds = new Map<string, LocalDate>();

export function lastDayOf(period: Period): LocalDate {
  if (period.length !== 7) return period as LocalDate;
  const known = monthEnds.get(period);
  if (known !== undefined) return known;
  const days = getDaysInMonth(new Date(Number(period.slice(0, 4)), Number(period.slice(5, 7)) - 1));
  const end = `${period}-${days}` as LocalDate;
  monthEnds.set(period, end);
  return end;
}

/** The period of this frequency that the date lies in. */
export function periodOf(date: LocalDate, frequency: Frequency): Period {
  return frequency === 'day' ? date : monthOf(date);
}

/** @throws RangeError when the text is neither a day nor a month. */
export function period(text: string): Period {
  if (/^\d{4}-\d{2}$/.test(text) && isLocalDate(`${text}-01`)) return text as Month;
  return localDate(text);
}

export interface DateRange {
  readonly from: LocalDate;
  /** Inclusive; absent means open-ended. */
  readonly to?: LocalDate | undefined;
}

/** The days of the period that lie in the range, or `undefined` when there are none (rule 32: periods are clipped to start and end). */
export function clip(of: Period, range: DateRange): { first: LocalDate; last: LocalDate } | undefined {
  const begin = firstDayOf(of);
  const end = lastDayOf(of);
  const first = begin >= range.from ? begin : range.from;
  const last = range.to === undefined || end <= range.to ? end : range.to;
  return first <= last ? { first, last } : undefined;
}

/**
 * First day on which the period's entry may be made: its clipped last day + 1 + delay (rule 32; Booking Experts'
 * "vertraging" of 0 to 14 days).
 */
export function dueDate(of: Period, delayDays: number, range: DateRange): LocalDate {
  const clipped = clip(of, range);
  return addDays(clipped?.last ?? lastDayOf(of), 1 + delayDays);
}

/** Offset of the zone from UTC at that instant, in minutes. @throws RangeError for an unknown zone. */
function offsetMinutes(zone: string, at: Instant): number {
  const offset = tzOffset(zone, new Date(at));
  if (Number.isNaN(offset)) throw new RangeError(`"${zone}" is not a time zone (such as Europe/Amsterdam)`);
  return offset;
}

/** Throws RangeError unless the runtime knows the zone. */
export function assertZone(zone: string): void {
  offsetMinutes(zone, 0);
}

/** Local wall time in the zone: the date and the minutes since midnight. */
export function localTime(at: Instant, zone: string): { date: LocalDate; minutes: number } {
  const shifted = new Date(at + offsetMinutes(zone, at) * 60_000).toISOString();
  return {
    date: shifted.slice(0, 10) as LocalDate,
    minutes: Number(shifted.slice(11, 13)) * 60 + Number(shifted.slice(14, 16)),
  };
}

/**
 * The instant at which the zone's clocks show that time. In autumn, when they show it twice, the first; in spring, when
 * they skip it, the same time by the offset before.
 */
export function instantAt(date: LocalDate, minutes: number, zone: string): Instant {
  const asUtc = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  const before = offsetMinutes(zone, asUtc - millisecondsPerDay);
  const after = offsetMinutes(zone, asUtc + millisecondsPerDay);
  const byOffset = (offset: number) => asUtc - offset * 60_000;
  const shows = (offset: number) => offsetMinutes(zone, byOffset(offset)) === offset;
  return byOffset(!shows(before) && shows(after) ? after : before);
}

/**
 * The business date of an instant: the local date, or the day before when the property's day has not ended yet
 * (`dayEndsAt`, minutes after midnight: 180 for a bar that closes at three).
 */
export function businessDate(at: Instant, zone: string, dayEndsAtMinutes: number): LocalDate {
  const { date, minutes } = localTime(at, zone);
  if (minutes >= dayEndsAtMinutes) return date;
  // In autumn the clocks may show an hour from before the end of the day once more: the day that ended stays ended.
  return at >= instantAt(date, dayEndsAtMinutes, zone) ? date : addDays(date, -1);
}

/** Minutes after midnight of `HH:MM`. @throws RangeError */
export function minutesOf(clock: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  if (!match) throw new RangeError(`"${clock.slice(0, 12)}" is not a time of day (HH:MM)`);
  return Number(match[1]) * 60 + Number(match[2]);
}
