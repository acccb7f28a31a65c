/** Days of the simulated venue, reckoned apart from the program's own calendar. */

const dayMs = 86_400_000;

export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Days from the first to the second, both counted. */
export function daysInclusive(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
}

export function lastOfMonth(date: string): string {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The day or month that the date lies in. */
export function periodAround(date: string, frequency: 'day' | 'month'): string {
  return frequency === 'day' ? date : date.slice(0, 7);
}

/** Amsterdam went back to winter time on 25 October 2026 at 01:00 UTC. */
export function amsterdamDate(instant: number): string {
  const offsetHours = instant < Date.UTC(2026, 9, 25, 1) ? 2 : 1;
  return new Date(instant + offsetHours * 3_600_000).toISOString().slice(0, 10);
}
