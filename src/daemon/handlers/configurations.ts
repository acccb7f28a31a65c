/** Configurations, authorizations and charts (spec §3). */

import { assertZone, type LocalDate, localDate, localTime, minutesOf } from '../../core/calendar.ts';
import type { Configuration } from '../../core/configuration.ts';
import { nextDue } from '../../core/covered-periods.ts';
import type { SourceId } from '../../core/fact.ts';
import { preflight } from '../../core/preflight.ts';
import type { ConfigurationView, MethodName, ParsedParamsOf } from '../../core/rpc.ts';
import type { EngineContext } from '../engine/context.ts';
import { command, type HandlersOf } from '../engine/handler.ts';
import { refused } from '../engine/refusal.ts';
import { lastRuns } from '../engine/run-history.ts';
import {
  authorizationsOf,
  chartOf,
  configurationNamed,
  configurationsOf,
  propertyOf,
  sourcesOf,
  targetKey,
} from '../engine/settings.ts';
import { starterConfiguration } from '../engine/starter-configuration.ts';
import { configurationLabel } from '../engine/views.ts';
import type { Transaction } from '../store/store.ts';
import { lastSyncedAt } from './configuration-dates.ts';

type Names = Extract<MethodName, `configurations.${string}`> | 'chart' | 'authorizations.list';
type Settings = Omit<ParsedParamsOf<'configurations.add'>, 'commandId' | 'name'>;

export const configurationHandlers: HandlersOf<Names> = {
  'configurations.list': async (_params, context) =>
    Promise.all((await configurationsOf(context.store())).map((configuration) => view(configuration, context))),

  'configurations.add': command(
    'configurations.add',
    async ({ commandId: _id, name: given, ...settings }, transaction, context) => {
      const store = context.store();
      const [model] = await configurationsOf(store);
      const [authorization] = await authorizationsOf(store);
      if (!settings.start) throw refused('usage', { code: 'option-needed', details: { option: '--start' } });
      const administration = settings.administration ?? model?.administration ?? '';
      const name = given ?? administration;
      if (await store.get('settings', `configuration:${name}`))
        throw refused('refused', { code: 'configuration-exists', details: { name } });
      const base = model ?? (await emptyConfiguration(context));
      const { target: _target, end: _end, closedThrough: _closed, ...rest } = base;
      const made = applySettings(
        {
          ...rest,
          name,
          authorization: settings.authorization ?? authorization?.name ?? '',
          administration,
          active: false,
        },
        settings,
      );
      await assertSound(made, context);
      await save(made, transaction);
      return name;
    },
    viewNamed,
  ),

  'configurations.edit': command(
    'configurations.edit',
    async ({ commandId: _id, name, ...settings }, transaction, context) => {
      const before = await configurationNamed(context.store(), name);
      if (settings.administration !== undefined && settings.administration !== before.administration)
        throw refused('refused', { code: 'target-is-fixed', details: { name } });
      const after = applySettings(before, settings);
      await assertSound(after, context);
      await save(after, transaction);
      return name;
    },
    viewNamed,
  ),

  'configurations.activate': command(
    'configurations.activate',
    async ({ name }, transaction, context) => {
      const configuration = await configurationNamed(context.store(), name);
      const ledger = await context.ledger(configuration);
      const identity = await ledger.identity();
      const target = {
        package: identity.package,
        administration: identity.administration,
        name: identity.name,
        fingerprint: identity.fingerprint,
      };
      const pinned: Configuration = { ...configuration, target, active: true };
      const chart = await ledger.chart();
      // What would fail at four in the morning is refused now (spec §5, pre-flight).
      const [problem] = preflight(pinned, chart);
      if (problem) throw refused('refused', { code: 'preflight', details: { ...problem.details, what: problem.code } });
      await transaction.put('settings', `chart:${targetKey(pinned)}`, {
        type: 'chart',
        value: { readAt: context.kernel.clock.now(), chart },
      });
      await save(pinned, transaction);
      return name;
    },
    viewNamed,
  ),

  'configurations.deactivate': command(
    'configurations.deactivate',
    async ({ name }, transaction, context) => {
      await save({ ...(await configurationNamed(context.store(), name)), active: false }, transaction);
      return name;
    },
    viewNamed,
  ),

  'configurations.delete': command(
    'configurations.delete',
    async ({ name }, transaction, context) => {
      const configuration = await configurationNamed(context.store(), name);
      await transaction.remove('settings', `configuration:${name}`);
      // Posted history stays, under the target: made again, it continues where it was (rule 7).
      await transaction.put('settings', `tombstone:${name}`, {
        type: 'tombstone',
        value: { name, target: targetKey(configuration), deletedAt: context.kernel.clock.now() },
      });
      return name;
    },
    async (name) => ({ name }),
  ),

  chart: async ({ configuration }, context) => {
    const { accounts, journals, vatCodes } = await chartOf(
      context.store(),
      targetKey(await configurationNamed(context.store(), configuration)),
    );
    return {
      accounts: accounts.map(({ code, name, type, blocked }) => ({ code, name, type, blocked })),
      journals: journals.map(({ code, name, kind, blocked }) => ({ code, name, kind, blocked })),
      vatCodes: vatCodes.map(({ code, name, rate, category, inclusive, side, blocked }) => ({
        code,
        name,
        rate,
        category,
        inclusive,
        side,
        blocked,
      })),
    };
  },

  'authorizations.list': async (_params, context) =>
    (await authorizationsOf(context.store())).map(({ name, provider, status, reason }) => ({
      name,
      provider,
      status,
      ...(reason === undefined ? {} : { reason }),
    })),
};

async function viewNamed(name: string, _params: unknown, context: EngineContext): Promise<ConfigurationView> {
  return view(await configurationNamed(context.store(), name), context);
}

async function view(configuration: Configuration, context: EngineContext): Promise<ConfigurationView> {
  const [property, runs, authorizations] = [
    await propertyOf(context.store()),
    await lastRuns([configuration], context.store()),
    await authorizationsOf(context.store()),
  ];
  const today = localTime(context.kernel.clock.now(), property.zone).date;
  const { accounts, ...rest } = configuration;
  return {
    name: rest.name,
    authorization: rest.authorization,
    provider: authorizations.find((one) => one.name === rest.authorization)?.provider ?? '',
    administration: rest.administration,
    administrationName: configurationLabel(configuration),
    sources: [...rest.sources],
    mode: rest.mode,
    frequency: rest.frequency,
    start: rest.start,
    end: rest.end ?? null,
    delayDays: rest.delayDays,
    automatic: rest.automatic,
    active: rest.active,
    runAt: rest.runAt,
    reviewPolicy: rest.reviewPolicy,
    incomplete: rest.incomplete,
    revenueDate: rest.revenueDate,
    closedThrough: rest.closedThrough ?? null,
    memorialJournal: rest.memorialJournal,
    salesJournal: rest.salesJournal,
    noVatCode: rest.noVatCode,
    accounts: { ...accounts },
    lastSyncedAt: lastSyncedAt(runs.get(configuration.name)),
    nextDue: nextDue(configuration, today),
  };
}

function applySettings(configuration: Configuration, settings: Settings): Configuration {
  const { end, closedThrough, accounts, journal, start, sources, ...plain } = settings;
  const kept = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  const { end: endBefore, closedThrough: closedBefore, ...rest } = configuration;
  const endNow = end === undefined ? endBefore : (end ?? undefined);
  const closedNow = closedThrough === undefined ? closedBefore : (closedThrough ?? undefined);
  return {
    ...rest,
    ...kept,
    ...(journal === undefined ? {} : { memorialJournal: journal }),
    ...(start === undefined ? {} : { start: day(start) }),
    ...(sources === undefined ? {} : { sources: sources as SourceId[] }),
    ...(endNow === undefined ? {} : { end: day(endNow) }),
    ...(closedNow === undefined ? {} : { closedThrough: day(closedNow) }),
    accounts: withAccounts(configuration.accounts, accounts ?? {}),
  };
}

const optionalRoles = ['discount', 'fallback'];

function withAccounts(
  before: Configuration['accounts'],
  changes: Readonly<Record<string, string>>,
): Configuration['accounts'] {
  const after: Record<string, string> = { ...before };
  for (const [role, account] of Object.entries(changes)) {
    if (!(role in before) && !optionalRoles.includes(role))
      throw refused('usage', {
        code: 'no-such-role',
        details: { role, known: [...Object.keys(before), ...optionalRoles].join(', ') },
      });
    if (account === '' && optionalRoles.includes(role)) delete after[role];
    else after[role] = account;
  }
  return after as unknown as Configuration['accounts'];
}

/** What must hold of a configuration, whatever is changed in it. */
async function assertSound(configuration: Configuration, context: EngineContext): Promise<void> {
  const store = context.store();
  if (configuration.end !== undefined && configuration.end < configuration.start)
    throw refused('usage', {
      code: 'end-before-start',
      details: { start: configuration.start, end: configuration.end },
    });
  try {
    minutesOf(configuration.runAt);
    assertZone((await propertyOf(store)).zone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refused('usage', { code: 'not-valid', details: { message: error.message } });
  }
  const minutes = minutesOf(configuration.runAt);
  // The hour that the clock skips in spring and repeats in autumn is no time for a run (spec §3).
  if (minutes >= 120 && minutes < 180)
    throw refused('usage', { code: 'run-time-in-clock-change', details: { runAt: configuration.runAt } });
  const sources = await sourcesOf(store);
  for (const id of configuration.sources)
    if (!sources.some((source) => source.id === id))
      throw refused('notFound', { code: 'no-such-source', details: { source: id } });
  for (const other of await configurationsOf(store)) {
    if (other.name === configuration.name || !overlaps(other, configuration)) continue;
    const shared = other.sources.find((source) => configuration.sources.includes(source));
    if (shared !== undefined)
      throw refused('refused', { code: 'source-taken', details: { source: shared, configuration: other.name } });
  }
  const chart = await chartOf(store, targetKey(configuration));
  if (chart.accounts.length === 0) return;
  const [problem] = preflight(configuration, chart);
  if (problem) throw refused('refused', { code: 'preflight', details: { ...problem.details, what: problem.code } });
}

function overlaps(one: Configuration, other: Configuration): boolean {
  return (one.end === undefined || one.end >= other.start) && (other.end === undefined || other.end >= one.start);
}

async function emptyConfiguration(context: EngineContext): Promise<Configuration> {
  const property = await propertyOf(context.store());
  const start = localTime(context.kernel.clock.now(), property.zone).date;
  return starterConfiguration(await context.assets.chart(property.country), {
    name: '',
    authorization: '',
    administration: '',
    sources: [],
    active: false,
    start,
  });
}

async function save(configuration: Configuration, transaction: Transaction): Promise<void> {
  await transaction.put('settings', `configuration:${configuration.name}`, {
    type: 'configuration',
    value: configuration,
  });
}

function day(text: string): LocalDate {
  try {
    return localDate(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refused('usage', { code: 'not-valid', details: { message: error.message } });
  }
}
