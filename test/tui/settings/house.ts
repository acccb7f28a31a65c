/** A house's settings for the screens of a test: what is changed is kept, and the change is told. */

import type {
  ConfigurationView,
  MappingView,
  PropertyView,
  ResultOf,
  SourceView,
  StatusView,
} from '../../../src/core/rpc.ts';
import type { Screen } from '../../../src/tui/screens/screen.ts';
import { settings } from '../../../src/tui/screens/settings/definition.ts';
import { type Answers, type FakeDesk, type FakeDeskOptions, fakeDesk, settled } from '../fake-desk.ts';
import { todayView } from '../today-data.ts';

export const property: PropertyView = {
  name: 'Park De Waterlelie',
  country: 'NL',
  zone: 'Europe/Amsterdam',
  dayEndsAt: '03:00',
  language: 'en',
  currency: 'EUR',
  sample: false,
};

export const configuration: ConfigurationView = {
  name: '482913',
  authorization: 'exact',
  provider: 'book',
  administration: '482913',
  administrationName: 'Park De Waterlelie',
  sources: ['park'],
  mode: 'period',
  frequency: 'day',
  start: '2026-09-01',
  end: null,
  delayDays: 0,
  automatic: true,
  active: true,
  runAt: '06:00',
  reviewPolicy: 'exceptions',
  incomplete: 'leave-out',
  revenueDate: 'recognition',
  closedThrough: null,
  memorialJournal: '90',
  salesJournal: '70',
  noVatCode: 'GEEN',
  accounts: {
    receivable: '1310',
    deferredRevenue: '1800',
    deposits: '1500',
    securityDeposits: '1510',
    rounding: '4990',
    tips: '1630',
    vouchers: '1640',
    fallback: '8999',
  },
  lastSyncedAt: '2026-11-22T05:02:00.000Z',
  nextDue: '2026-11-23',
};

export const source: SourceView = {
  id: 'park',
  name: 'Booking system',
  family: 'documents',
  access: ['exact'],
  accountingCost: 'ignore',
  supplierVatNumber: null,
  dropFolder: '/home/park/drop/park',
  lastFactAt: '2026-11-21T22:41:00.000Z',
  facts: 1204,
  rejectedFiles: 1,
};

export const columns = {
  name: 'card terminal',
  kind: 'payment',
  delimiter: ';',
  decimal: ',',
  dateFormat: 'dd-MM-yyyy',
  encoding: 'utf-8',
  header: ['ref', 'datum', 'wijze', 'bedrag'],
  columns: { id: 'ref', date: 'datum', method: 'wijze', amount: 'bedrag' },
  defaults: { currency: 'EUR' },
};

const account = (code: string, name: string) => ({ code, name, type: 'revenue', blocked: false });
const chart: ResultOf<'chart'> = {
  accounts: [
    ...[account('1310', 'Debiteuren'), account('1800', 'Vooruitontvangen'), account('8110', 'Zaalverhuur')],
    ...[account('8210', 'Lunch en diner'), account('8999', 'Overige omzet')],
  ],
  journals: [
    { code: '90', name: 'Memoriaal', kind: 'memorial', blocked: false },
    { code: '70', name: 'Verkoop', kind: 'sales', blocked: false },
  ],
  vatCodes: ['H21', 'H21K'].map((code) => ({
    ...{ code, name: 'Btw hoog', rate: '21', category: 'S', inclusive: false, side: 'sales', blocked: false },
  })),
};

const mappings: readonly MappingView[] = [
  { id: 'm1', kind: 'vat', subject: '21/S', to: 'H21', preferred: true },
  { id: 'm2', kind: 'product', subject: 'ZAAL', to: '8110' },
  { id: 'm3', kind: 'product', subject: 'LUNCH', to: '8210' },
];

const status: StatusView = {
  ...{ home: '/home/park', sample: false, property: property.name, language: 'en', currency: 'EUR' },
  ...{ zone: property.zone, version: '0.1.0', pid: 1, startedAt: '2026-11-22T04:00:00.000Z', storeSeq: 198 },
  ...{ headHash: '', state: 'ready', documents: {}, causes: 0, lastRun: null, memoryBytes: 105_000_000 },
  nextRun: { at: '2026-11-23T05:00:00.000Z', configuration: configuration.name },
};

export interface House {
  readonly desk: FakeDesk;
  readonly screen: Screen;
  /** Parameters of the calls of one method so far, without the command's id. */
  asked(method: string): unknown[];
  /** Languages that the screens were told to speak. */
  readonly spoken: readonly string[];
}

/** The settings, open on a screen, with everything read. */
export async function house(answers: Answers = {}, options: FakeDeskOptions = {}): Promise<House> {
  const kept = { property, configuration, source, columns: [columns] as Record<string, unknown>[] };
  const told = (kind: string) => queueMicrotask(() => base.changed(kind));
  const base = fakeDesk({
    ...options,
    answers: {
      status: () => status,
      today: () => {
        const view = todayView();
        const nextRun = kept.configuration.automatic ? '2026-11-23T05:00:00.000Z' : null;
        return {
          ...view,
          configurations: view.configurations.map((one) => ({ ...one, name: configuration.name, nextRun })),
        };
      },
      chart: () => chart,
      'chart.usage': () => ({ accounts: [], vatCodes: [] }),
      'property.show': () => kept.property,
      'property.edit': ({ commandId: _id, ...changes }) => {
        kept.property = { ...kept.property, ...(changes as Partial<PropertyView>) };
        told('settings');
        return kept.property;
      },
      'configurations.list': () => [kept.configuration],
      'configurations.edit': ({ commandId: _id, name: _name, journal: _journal, accounts = {}, ...changes }) => {
        kept.configuration = {
          ...kept.configuration,
          ...(changes as Partial<ConfigurationView>),
          accounts: { ...kept.configuration.accounts, ...accounts },
        };
        return kept.configuration;
      },
      'configurations.deactivate': () => {
        kept.configuration = { ...kept.configuration, active: false };
        return kept.configuration;
      },
      'sources.list': () => [kept.source],
      'sources.rejected': () => [
        {
          file: '2026-1999.xml',
          at: '2026-11-22T05:01:00.000Z',
          problems: [{ line: 73, code: 'totals-mismatch', message: 'Exclusive 68.82 and VAT 6.19 do not make 85.01.' }],
        },
      ],
      'sources.access': ({ allowed }) => {
        kept.source = { ...kept.source, access: allowed ? ['exact'] : [] };
        return kept.source;
      },
      'csv-mapping.list': () => kept.columns,
      'csv-mapping.add': ({ mapping }) => {
        kept.columns = [...kept.columns.filter(({ name }) => name !== mapping.name), mapping];
        return mapping;
      },
      'csv-mapping.remove': ({ name }) => {
        kept.columns = kept.columns.filter((one) => one.name !== name);
        return { name };
      },
      'map.list': () => [...mappings],
      'map.account': ({ kind, subject, account: to }) => ({ id: 'm9', kind, subject, to }),
      'map.vat': ({ rate, category, code }) => ({ id: 'm9', kind: 'vat', subject: `${rate}/${category}`, to: code }),
      'map.preview': () => ({ documents: 3, complete: 3, amount: '910.00', currency: 'EUR', examples: [] }),
      'authorizations.list': () => [{ name: 'exact', provider: 'book', status: 'active' }],
      ...answers,
    },
  });
  const spoken: string[] = [];
  const desk: FakeDesk = { ...base, speak: (language) => void spoken.push(language) };
  const screen = settings.make(desk);
  await desk.status.refresh();
  desk.layers.base(screen);
  await settled();
  return {
    desk,
    screen,
    spoken,
    asked: (method) =>
      desk.calls
        .filter((call) => call.method === method)
        .map(({ params }) => {
          const { commandId: _id, ...asked } = params as Record<string, unknown>;
          return asked;
        }),
  };
}
