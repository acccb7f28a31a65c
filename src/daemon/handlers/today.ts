/** Today: how the night went, what needs a person, and how the house stands (spec §8). */

import { addDays, businessDate, type LocalDate, localDate, localTime, minutesOf } from '../../core/calendar.ts';
import type { Configuration, Property } from '../../core/configuration.ts';
import { nextDue } from '../../core/covered-periods.ts';
import { addToDay, type DayFigures, type DaySums, dayFigures } from '../../core/day-figures.ts';
import { dayState, markOf, type OpenMark } from '../../core/day-state.ts';
import { isDocument } from '../../core/fact.ts';
import { currency, formatAmount } from '../../core/money.ts';
import { nextRunAt } from '../../core/night.ts';
import type { ProposalContext } from '../../core/proposal.ts';
import type { TodayView } from '../../core/rpc.ts';
import type { EngineContext } from '../engine/context.ts';
import { dayOf, factSumsOf, sourceSums } from '../engine/day-index.ts';
import type { HandlersOf } from '../engine/handler.ts';
import { type OpenDocument, openDocumentsOf } from '../engine/open-documents.ts';
import { lastRuns } from '../engine/run-history.ts';
import { authorizationsOf, configurationFor, configurationsOf, propertyOf, sourcesOf } from '../engine/settings.ts';
import { configurationLabel, instantText } from '../engine/views.ts';
import { dropFolder } from '../intake/drop-folder.ts';
import { openRejections } from '../intake/rejections.ts';
import { attention } from './attention.ts';
import { coversOf, lastSyncedAt } from './configuration-dates.ts';
import { nightOf } from './night.ts';
import { nextRun } from './reports.ts';
import { standingOf } from './standing.ts';
import { isNotBooked, isWaiting, sumOf } from './waiting.ts';

/** Six whole weeks: what a calendar of this month and a plot of thirty days need. */
const daysShown = 42;

export const todayHandlers: HandlersOf<'today'> = {
  today: async (_params, context) => {
    const store = context.store();
    const [property, configurations, index, documents] = [
      await propertyOf(store),
      await configurationsOf(store),
      await context.index(),
      await openDocumentsOf(context),
    ];
    const open = await documents.all();
    const runs = await lastRuns(configurations, store);
    const [night, standing] = [await nightOf(context), await standingOf(store)];
    const today = todayOf(property, night.run?.asOf, context);
    const days = await figuresOfDays(lastDays(today), open, property, configurations, context);
    // What has come in of the last day that is over; a day on which nothing came in has nothing to compare.
    const date = [...days.keys()].findLast((day) => day < today && (days.get(day)?.documents ?? 0) > 0);
    const figures = days.get(date ?? addDays(today, -1));
    const inHouse = (minor: bigint) => formatAmount(minor, currency(property.currency));
    return {
      property: property.name,
      sample: property.sample,
      currency: property.currency,
      today,
      night: night.view,
      date: date ?? addDays(today, -1),
      attention: await attention({ context, index, currency: property.currency, configurations, open, runs }),
      waiting: sumOf(open.filter(isWaiting), property.currency),
      takings: [...(figures?.takings ?? [])].map(([method, amount]) => ({ method, amount: inHouse(amount) })),
      revenue: inHouse(figures?.revenue ?? 0n),
      vat: inHouse(figures?.vat ?? 0n),
      levies: inHouse(figures?.levies ?? 0n),
      standing: {
        notBooked: sumOf(open.filter(isNotBooked), property.currency),
        openDeposits: inHouse(standing.openDeposits),
        openDebtors: inHouse(standing.openDebtors),
        deferredRevenue: inHouse(standing.deferredRevenue),
        leviesDue: inHouse(standing.leviesDue),
      },
      days: dayViews(days, marksOf(open, index.entries()), today, inHouse),
      configurations: await configurationLines(configurations, property, runs, context),
      sources: await sourceLines(context),
      nextRun: await nextRun(context),
    };
  },
};

/**
 * The business day that is going on. The sample's days are over: its today is the day that was taken as today when it was
 * booked, so that it shows the same figures whenever it is looked at.
 */
function todayOf(property: Property, bookedAsOf: string | undefined, { kernel }: EngineContext): LocalDate {
  if (property.sample && bookedAsOf !== undefined) return localDate(bookedAsOf);
  return businessDate(kernel.clock.now(), property.zone, minutesOf(property.dayEndsAt));
}

function lastDays(today: LocalDate): LocalDate[] {
  return Array.from({ length: daysShown }, (_, at) => addDays(today, at - daysShown + 1));
}

async function figuresOfDays(
  dates: readonly LocalDate[],
  open: readonly OpenDocument[],
  property: Property,
  configurations: readonly Configuration[],
  context: EngineContext,
): Promise<Map<LocalDate, DayFigures>> {
  const months = await factSumsOf(context.store()).all();
  const [first = ''] = dates;
  const leftOut = await leftOutDays(open, first, context);
  const rules = new Map<string, ProposalContext>();
  for (const configuration of configurations)
    rules.set(configuration.name, await (await context.documents()).context(configuration));
  const days = new Map<LocalDate, DayFigures>();
  for (const date of dates) {
    const rulesOf = (source: string) => rules.get(configurationFor({ source, date }, configurations)?.name ?? '');
    days.set(date, dayFigures(date, dayOf([{ days: leftOut }, ...months], date), property.currency, rulesOf));
  }
  return days;
}

/** What the operator left out, as duplicates are, is no revenue of its day: taken off again. */
async function leftOutDays(
  open: readonly OpenDocument[],
  since: string,
  context: EngineContext,
): Promise<Map<LocalDate, DaySums>> {
  const days = new Map<LocalDate, DaySums>();
  for (const { head, outlook } of open) {
    if (outlook.excludedReason === undefined || head.date < since) continue;
    const fact = await context.store().get(`facts/${head.partition}`, head.id);
    if (fact && isDocument(fact)) addToDay(days, fact, -1n);
  }
  return days;
}

/** What is not simply booked, by day: how many definitive documents, and what they make of the day. */
interface DayMarks {
  open: number;
  readonly marks: Set<OpenMark>;
}

function marksOf(
  open: readonly OpenDocument[],
  entries: Iterable<{ date: string; condition: string | undefined; state: string }>,
): ReadonlyMap<string, DayMarks> {
  const days = new Map<string, DayMarks>();
  const dayOfDate = (date: string) => {
    const known = days.get(date) ?? { open: 0, marks: new Set() };
    days.set(date, known);
    return known;
  };
  for (const { head, outlook } of open) {
    const day = dayOfDate(head.date);
    const isLeftOut = outlook.excludedReason !== undefined;
    // One that is handed over as a file counts as booked; what is left out was taken off the day's documents.
    if (head.status === 'definitive' && outlook.state !== 'exported' && !isLeftOut) day.open += 1;
    const mark = markOf(outlook.state, outlook.problems);
    if (mark) day.marks.add(mark);
  }
  for (const { date, condition, state } of entries)
    if (condition !== undefined && state !== 'reversed') dayOfDate(date).marks.add('attention');
  return days;
}

function dayViews(
  days: ReadonlyMap<LocalDate, DayFigures>,
  marks: ReadonlyMap<string, DayMarks>,
  today: LocalDate,
  inHouse: (minor: bigint) => string,
): TodayView['days'] {
  return [...days].map(([date, { documents, revenue }]) => {
    const day = marks.get(date);
    const state = dayState(documents - (day?.open ?? 0), day?.marks ?? new Set(), date < today);
    return { date, state, documents, revenue: inHouse(revenue) };
  });
}

async function configurationLines(
  configurations: readonly Configuration[],
  property: Property,
  runs: Awaited<ReturnType<typeof lastRuns>>,
  context: EngineContext,
): Promise<TodayView['configurations']> {
  const documents = await openDocumentsOf(context);
  const work = {
    index: await context.index(),
    configurations,
    open: await documents.all(),
    owing: await documents.owing(),
  };
  const authorizations = await authorizationsOf(context.store());
  const now = context.kernel.clock.now();
  const today = localTime(now, property.zone).date;
  const lines: TodayView['configurations'] = [];
  for (const configuration of configurations) {
    const { name, authorization, active, automatic, mode, frequency, closedThrough } = configuration;
    const at = nextRunAt(configuration, now, property.zone, property.dayEndsAt);
    lines.push({
      name,
      provider: authorizations.find((one) => one.name === authorization)?.provider ?? '',
      administration: configurationLabel(configuration),
      active,
      automatic,
      frequency: mode === 'invoice' ? 'day' : frequency,
      lastSyncedAt: lastSyncedAt(runs.get(name)),
      nextRun: at === undefined ? null : instantText(at),
      nextDue: nextDue(configuration, today),
      covers: active ? await coversOf(configuration, work, today, context) : null,
      closedThrough: closedThrough ?? null,
    });
  }
  return lines;
}

async function sourceLines(context: EngineContext): Promise<TodayView['sources']> {
  const [months, rejected] = [await factSumsOf(context.store()).all(), await openRejections(context)];
  return (await sourcesOf(context.store())).map(({ id, name }) => {
    const { facts, lastFactAt } = sourceSums(months, id);
    return {
      id,
      name,
      facts,
      lastFactAt: facts === 0 ? null : instantText(lastFactAt),
      rejectedFiles: rejected.filter(({ source }) => source === id).length,
      dropFolder: dropFolder(context.home, id),
    };
  });
}
