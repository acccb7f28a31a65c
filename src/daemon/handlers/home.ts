/** Making a home: `init`, and the marked sample home (spec §10). */

import { z } from 'zod';
import { type LocalDate, localDate } from '../../core/calendar.ts';
import type { Chart, StarterChart } from '../../core/chart.ts';
import type {
  AccountMapping,
  Configuration,
  Country,
  Language,
  Mapping,
  Property,
  Source,
} from '../../core/configuration.ts';
import { accountMappingKinds } from '../../core/configuration.ts';
import type { SourceId } from '../../core/fact.ts';
import { hashCharacters } from '../../core/identity.ts';
import type { TargetIdentity } from '../../core/ledger-port.ts';
import { parseCsvMapping } from '../../providers/files/csv-mapping-schema.ts';
import { createBook } from '../../providers/ledgers/book/administration.ts';
import type { EngineContext } from '../engine/context.ts';
import { command, type HandlersOf } from '../engine/handler.ts';
import { refused } from '../engine/refusal.ts';
import { newestRuns } from '../engine/run-history.ts';
import { configurationsOf, propertyOf, sourcesOf } from '../engine/settings.ts';
import { starterConfiguration } from '../engine/starter-configuration.ts';
import { importPaths } from '../intake/import-paths.ts';
import { recordRejections } from '../intake/rejections.ts';
import { makeDurableFolder } from '../store/durable-folder.ts';
import type { Setting } from '../store/records.ts';
import type { Store, Transaction } from '../store/store.ts';
import { assertDays } from './property.ts';
import { synchronise } from './synchronise.ts';

/** The embedded book's authorization is always there and always active (spec §3). */
const bookAuthorization = 'book';
const bookAdministration = '1';

export const homeHandlers: HandlersOf<'home.init' | 'home.init-sample' | 'home.sample-night'> = {
  'home.init': command(
    'home.init',
    async ({ property, start }, transaction, context) => {
      await assertNew(context);
      assertDays(property);
      const chart = await context.assets.chart(property.country);
      const made: Property = { ...property, currency: 'EUR', sample: false };
      const name = bookAdministration;
      await makeHome(
        made,
        { id: 'property' as SourceId, name: property.name },
        firstConfiguration(chart, name, localDate(start), 'property'),
        chart,
        [],
        [],
        transaction,
        context,
      );
      return name;
    },
    async (configuration, _params, context) => ({ home: context.home, configuration }),
  ),

  'home.init-sample': command(
    'home.init-sample',
    async ({ language }, transaction, context) => {
      await assertNew(context);
      const setup = await readSetup(context);
      const chart = await context.assets.chart(setup.property.country as Country);
      const property: Property = {
        ...setup.property,
        language: language as Language,
        country: setup.property.country as Country,
        currency: 'EUR',
        sample: true,
      };
      const { name, mode, frequency, delayDays, discountAccount } = setup.configuration;
      const base = firstConfiguration(chart, name, localDate(setup.configuration.start), setup.source.id);
      const configuration: Configuration = {
        ...base,
        mode,
        frequency,
        delayDays,
        accounts: { ...base.accounts, discount: discountAccount },
      };
      const mappings = setup.mappings.map(
        (mapping): AccountMapping => ({
          type: 'account',
          id: `map-${hashCharacters(`${mapping.kind}\n${mapping.id}`, 12)}`,
          kind: mapping.kind,
          subject: mapping.id,
          account: mapping.account,
        }),
      );
      await makeHome(
        property,
        { id: setup.source.id as SourceId, name: setup.source.name },
        configuration,
        chart,
        mappings,
        setup.csvMappings,
        transaction,
        context,
      );
      return name;
    },
    async (configuration, _params, context) => {
      // Facts come in after the home is there; the same files again change nothing, so a repeat is harmless.
      await importSample('facts', context);
      return { home: context.home, configuration };
    },
  ),

  'home.sample-night': async (_params, context) => {
    const property = await propertyOf(context.store());
    if (!property.sample) throw refused('refused', { code: 'not-a-sample-home', details: {} });
    // Once: what is repaired on its screens afterwards is booked when the operator says so, as in any home.
    if (!(await hasBooked(context.store()))) {
      const setup = await readSetup(context);
      const [configuration] = await configurationsOf(context.store());
      await importSample('facts', context);
      if (configuration) await synchronise(configuration, localDate(setup.asOf), 'manual', context, 'operator');
    }
    // The next morning's files: a document that changed after it was booked, and one that came twice.
    await importSample('later', context);
    return {};
  },
};

/** Whether a run has done what was due. A night that was cut off is run again. */
async function hasBooked(store: Store): Promise<boolean> {
  for await (const { outcome } of newestRuns(store)) if (outcome === 'done' || outcome === 'attention') return true;
  return false;
}

async function assertNew(context: EngineContext): Promise<void> {
  if ((await context.store().get('settings', 'property')) !== undefined)
    throw refused('refused', { code: 'home-exists', details: { home: context.home } });
}

async function makeHome(
  property: Property,
  source: Pick<Source, 'id' | 'name'>,
  configuration: Configuration,
  chart: StarterChart,
  mappings: readonly Mapping[],
  csvMappings: readonly unknown[],
  transaction: Transaction,
  context: EngineContext,
): Promise<void> {
  const { disk } = context.kernel;
  const folder = `${context.home}/ledgers/${bookAuthorization}`;
  await makeDurableFolder(disk, folder);
  // The book is a package of its own, with its own commit: making it again after a crash finds it there.
  await createBook(
    { kernel: context.kernel, folder, settings: {} },
    configuration.administration,
    chart,
    property.name,
  );
  await makeDurableFolder(disk, `${context.home}/drop/${source.id}`);
  const put = (id: string, setting: Setting) => transaction.put('settings', id, setting);
  await put('property', { type: 'property', value: property });
  await put(`source:${source.id}`, {
    type: 'source',
    value: { ...source, family: 'documents', access: [bookAuthorization], accountingCost: 'ignore' },
  });
  await put(`authorization:${bookAuthorization}`, {
    type: 'authorization',
    value: { name: bookAuthorization, provider: 'book', settings: {}, status: 'active' },
  });
  const { target, chart: held } = await lookInto(folder, configuration.administration, context);
  const { package: name, administration, name: title, fingerprint } = target;
  const pinned = { package: name, administration, name: title, fingerprint };
  await put(`configuration:${configuration.name}`, {
    type: 'configuration',
    value: { ...configuration, target: pinned },
  });
  await put(`chart:${name}|${administration}|${fingerprint}`, {
    type: 'chart',
    value: { readAt: context.kernel.clock.now(), chart: held },
  });
  for (const mapping of [...startMappings(chart), ...mappings])
    await put(`mapping:${mapping.id}`, { type: 'mapping', value: mapping });
  for (const value of csvMappings) {
    const mapping = parseCsvMapping(value);
    await put(`csv:${mapping.name}`, { type: 'csv-mapping', value: { ...mapping } });
  }
}

/** Whose books the new ones are, and what is in them, as they themselves say. */
async function lookInto(
  folder: string,
  administration: string,
  context: EngineContext,
): Promise<{ target: TargetIdentity; chart: Chart }> {
  const ledger = await context.bookLedger(folder, administration);
  try {
    return { target: await ledger.identity(), chart: await ledger.chart() };
  } finally {
    await ledger.close();
  }
}

/** The configuration that a new home begins with. */
function firstConfiguration(chart: StarterChart, name: string, start: LocalDate, source: string): Configuration {
  return starterConfiguration(chart, {
    name,
    start,
    authorization: bookAuthorization,
    administration: bookAdministration,
    sources: [source as SourceId],
    active: true,
  });
}

/**
 * The VAT map as pre-filled: unblocked exclusive sales codes of each percentage above nought (spec §3). Which nought a
 * document means is never assumed. Payment methods start on their clearing accounts, tourist tax on its liability.
 */
function startMappings(chart: StarterChart): Mapping[] {
  const id = (key: string) => `map-${hashCharacters(key, 12)}`;
  const mappings: Mapping[] = [];
  for (const code of chart.vatCodes) {
    if (code.rate === '0' || code.category !== 'S' || code.side !== 'sales' || code.blocked || code.inclusive) continue;
    const key = ['vat', code.rate, code.category, 'sale', code.code, '', '', ''].join('\n');
    mappings.push({
      type: 'vat',
      id: id(key),
      rate: code.rate,
      category: code.category,
      direction: 'sale',
      code: code.code,
      preferred: false,
      ...(code.validFrom === undefined ? {} : { from: code.validFrom }),
      ...(code.validTo === undefined ? {} : { to: code.validTo }),
    });
  }
  for (const [method, account] of Object.entries(chart.clearing))
    mappings.push({
      type: 'account',
      id: id(['account', 'payment', method, '', ''].join('\n')),
      kind: 'payment',
      subject: method,
      account,
    });
  return mappings;
}

const setupSchema = z.object({
  property: z.object({
    name: z.string(),
    country: z.enum(['NL', 'BE', 'FR', 'DE']),
    zone: z.string(),
    dayEndsAt: z.string(),
    language: z.string(),
  }),
  source: z.object({ id: z.string(), name: z.string() }),
  configuration: z.object({
    name: z.string(),
    mode: z.enum(['period', 'invoice']),
    frequency: z.enum(['day', 'month']),
    start: z.string(),
    delayDays: z.number().int(),
    discountAccount: z.string(),
  }),
  mappings: z.array(z.object({ kind: z.enum(accountMappingKinds), id: z.string(), account: z.string() })),
  csvMappings: z.array(z.record(z.string(), z.unknown())),
  asOf: z.string(),
});

async function readSetup(context: EngineContext): Promise<z.infer<typeof setupSchema>> {
  const bytes = await context.kernel.disk.read(`${context.assets.sampleFolder}/setup.json`);
  return setupSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

async function importSample(part: 'facts' | 'later', context: EngineContext): Promise<void> {
  const [property, [source]] = [await propertyOf(context.store()), await sourcesOf(context.store())];
  if (!source) return;
  const { rejected } = await importPaths(
    [`${context.assets.sampleFolder}/${part}`],
    source,
    property,
    context,
    'daemon',
  );
  await recordRejections(rejected, source.id, context, 'daemon');
}
