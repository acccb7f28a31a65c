import { type LocalDate, localTime } from '../core/calendar.ts';
import type { Desk } from './desk.ts';

/** The day on the property's clock; this machine's own day until its zone is known. */
export function today(desk: Desk): LocalDate {
  const zone = desk.status.get().value?.zone;
  const now = desk.now();
  return zone === undefined || zone === ''
    ? (new Date(now).toISOString().slice(0, 10) as LocalDate)
    : localTime(now, zone).date;
}
