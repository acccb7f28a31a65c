/**
 * The contract between the daemon and its clients (design: JSON-RPC 2.0 over the local socket). Methods and
 * notifications are declared once, here; server, commands and screens derive their types from this table.
 *
 * Results hold what `--json` prints (spec §10); only sentences are missing, because they are made in the reader's
 * language from `code`, `subject` and `details`. Amounts are decimal strings, balance = debit − credit, dates are
 * local dates, instants ISO 8601 UTC. Counts count facts.
 */

import { z } from 'zod';
import { documentStates } from './document-state.ts';
import { entryStates } from './entry.ts';
import { documentKinds } from './fact.ts';
import { problemCodes } from './problem.ts';
import { readProblemCodes } from './read-problem.ts';

/** Raised when a method changes its meaning; both sides say which range they speak (rule 39). */
export const protocolVersion = { min: 1, max: 1 } as const;

/** Bounds of one frame on the socket, in bytes (rule 41). */
export const maxFrameBytes = { fromClient: 1_000_000, fromDaemon: 4_000_000 } as const;

const text = z.string().max(500);
const name = z.string().min(1).max(100);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const periodText = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/);
const amount = z.string();
const instant = z.string();
const count = z.number().int().min(0);
/** Made by the client for every mutating call; a repeat returns the first result (rule 38). */
const commandId = z.uuid();

export const problemView = z.object({
  code: z.enum(problemCodes),
  subject: z.string(),
  details: z.record(z.string(), z.string()),
});
export type ProblemView = z.infer<typeof problemView>;

/** Why a field has its value: a code for the words, and the words' details. */
export const reasonView = z.object({ code: z.string(), details: z.record(z.string(), z.string()) });
export type ReasonView = z.infer<typeof reasonView>;

export const documentView = z.object({
  id: z.string(),
  kind: z.enum(documentKinds),
  number: z.string(),
  date,
  relation: z.string().nullable(),
  currency: z.string(),
  total: amount,
  state: z.enum(documentStates),
  problems: z.array(problemView),
  /** Why a person must look at it, when the state is `to-review`. */
  review: z.array(reasonView),
  syncedAt: instant.nullable(),
  entry: z.string().nullable(),
  nextRelease: date.optional(),
  excludedReason: z.string().optional(),
});
export type DocumentView = z.infer<typeof documentView>;

export const documentDetailView = documentView.extend({
  source: z.string(),
  origin: z.string(),
  revisions: count,
  journal: z.string().nullable(),
  description: z.string(),
  dueDate: date.nullable(),
  lines: z.array(
    z.object({
      id: z.string(),
      description: z.string(),
      amount,
      account: z.string().nullable(),
      accountName: z.string().nullable(),
      vatRate: z.string().nullable(),
      vatCode: z.string().nullable(),
      costCentre: z.string().nullable(),
      fallback: z.boolean(),
      reason: reasonView,
      vatReason: reasonView.nullable(),
    }),
  ),
  contributions: z.array(
    z.object({
      part: z.string(),
      date,
      entry: z.string().nullable(),
      state: z.string(),
      syncedAt: instant.nullable(),
      remoteNumber: z.string().nullable(),
      amount,
    }),
  ),
});
export type DocumentDetailView = z.infer<typeof documentDetailView>;

export const entryView = z.object({
  reference: z.string(),
  configuration: z.string(),
  journal: z.string(),
  date,
  period: periodText,
  currency: z.string(),
  state: z.enum(entryStates),
  condition: z.string().optional(),
  description: z.string(),
  total: amount,
  facts: count,
  createdAt: instant,
  postedAt: instant.nullable(),
  lines: z.array(
    z.object({
      account: z.string(),
      accountName: z.string().nullable(),
      vatCode: z.string(),
      costCentre: z.string(),
      debit: amount,
      credit: amount,
      description: z.string(),
      facts: count,
    }),
  ),
  remoteId: z.string().optional(),
  remoteNumber: z.string().optional(),
  message: z.string().optional(),
});
export type EntryView = z.infer<typeof entryView>;

export const entryDetailView = entryView.extend({
  whereToFind: z.string(),
  attempts: z.array(
    z.object({ step: z.string(), at: instant, outcome: z.string().nullable(), message: z.string().optional() }),
  ),
  contributions: z.array(z.object({ document: z.string(), number: z.string(), part: z.string(), amount })),
});
export type EntryDetailView = z.infer<typeof entryDetailView>;

export const waitingView = z.object({
  id: z.string(),
  number: z.string(),
  total: amount,
  currency: z.string(),
  reason: reasonView,
});

export const runView = z.object({
  run: z.string(),
  configuration: z.string(),
  kind: z.enum(['automatic', 'manual', 'dry-run']),
  asOf: date,
  startedAt: instant,
  endedAt: instant.nullable(),
  outcome: z.enum(['running', 'done', 'attention', 'failed', 'interrupted']),
  /** Why it stopped or did nothing, when it did. */
  reason: reasonView.optional(),
  entries: count,
  documents: count,
  waiting: count,
});
export type RunView = z.infer<typeof runView>;

export const syncResult = z.object({
  run: z.string(),
  entries: z.array(entryView),
  waiting: z.array(waitingView),
  runs: z.array(runView),
});
export type SyncResult = z.infer<typeof syncResult>;

export const importResult = z.object({
  imported: count,
  unchanged: count,
  revised: count,
  rejected: z.array(
    z.object({ path: z.string(), line: count.optional(), code: z.enum(readProblemCodes), message: z.string() }),
  ),
  /** Things the operator should know about files that were read: fewer equal rows than before, an old profile. */
  warnings: z.array(z.object({ path: z.string(), message: z.string() })),
});
export type ImportResult = z.infer<typeof importResult>;

export const causeView = z.object({
  code: z.enum(problemCodes),
  subject: z.string(),
  details: z.record(z.string(), z.string()),
  documents: count,
  /** In the property's currency. */
  amount,
  currency: z.string(),
  /** Numbers of the first few documents it holds. */
  examples: z.array(z.string()),
});
export type CauseView = z.infer<typeof causeView>;

export const mappingView = z.object({
  id: z.string(),
  kind: z.enum(['vat', 'product', 'arrangement', 'location', 'payment', 'levy', 'rate']),
  subject: z.string(),
  to: z.string(),
  direction: z.enum(['sale', 'credit']).optional(),
  journal: z.string().optional(),
  preferred: z.boolean().optional(),
  configuration: z.string().optional(),
  from: date.optional(),
  until: date.optional(),
});
export type MappingView = z.infer<typeof mappingView>;

export const configurationView = z.object({
  name,
  authorization: z.string(),
  provider: z.string(),
  administration: z.string(),
  administrationName: z.string(),
  sources: z.array(z.string()),
  mode: z.enum(['period', 'invoice']),
  frequency: z.enum(['day', 'month']),
  start: date,
  end: date.nullable(),
  delayDays: count,
  automatic: z.boolean(),
  active: z.boolean(),
  runAt: z.string(),
  reviewPolicy: z.enum(['always', 'exceptions', 'never']),
  incomplete: z.enum(['hold', 'leave-out']),
  revenueDate: z.enum(['recognition', 'invoice']),
  closedThrough: date.nullable(),
  memorialJournal: z.string(),
  salesJournal: z.string(),
  noVatCode: z.string(),
  accounts: z.record(z.string(), z.string()),
  lastSyncedAt: instant.nullable(),
  nextDue: date.nullable(),
});
export type ConfigurationView = z.infer<typeof configurationView>;

const configurationSettings = {
  authorization: name.optional(),
  administration: name.optional(),
  sources: z.array(name).max(20).optional(),
  mode: z.enum(['period', 'invoice']).optional(),
  frequency: z.enum(['day', 'month']).optional(),
  journal: name.optional(),
  salesJournal: name.optional(),
  start: date.optional(),
  end: date.nullable().optional(),
  delayDays: z.number().int().min(0).max(14).optional(),
  automatic: z.boolean().optional(),
  runAt: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .optional(),
  reviewPolicy: z.enum(['always', 'exceptions', 'never']).optional(),
  incomplete: z.enum(['hold', 'leave-out']).optional(),
  revenueDate: z.enum(['recognition', 'invoice']).optional(),
  closedThrough: date.nullable().optional(),
  noVatCode: name.optional(),
  /** Role → account: receivable, deferredRevenue, deposits, securityDeposits, rounding, tips, vouchers, discount, fallback. Empty text clears an optional one. */
  accounts: z.record(z.string(), z.string()).optional(),
};

export const sourceView = z.object({
  id: z.string(),
  name: z.string(),
  family: z.enum(['documents', 'postings']),
  access: z.array(z.string()),
  accountingCost: z.enum(['ignore', 'account', 'cost-centre']),
  supplierVatNumber: z.string().nullable(),
  dropFolder: z.string(),
  lastFactAt: instant.nullable(),
  facts: count,
  rejectedFiles: count,
});
export type SourceView = z.infer<typeof sourceView>;

/** A saved column mapping, as src/providers/files/csv-mapping.ts defines it; passed through and validated there. */
const csvMapping = z.record(z.string(), z.unknown());

export const balanceView = z.object({
  account: z.string(),
  name: z.string(),
  debit: amount,
  credit: amount,
  balance: amount,
  package: amount.optional(),
});
export type BalanceView = z.infer<typeof balanceView>;

export const statusView = z.object({
  home: z.string(),
  sample: z.boolean(),
  property: z.string(),
  language: z.string(),
  currency: z.string(),
  zone: z.string(),
  version: z.string(),
  pid: count,
  startedAt: instant,
  storeSeq: count,
  headHash: z.string(),
  state: z.enum(['uninitialised', 'ready', 'quarantine', 'stopping']),
  reason: z.string().optional(),
  /** Why automatic runs wait for a person, while they do. */
  held: reasonView.optional(),
  documents: z.record(z.string(), count),
  causes: count,
  lastRun: runView.nullable(),
  nextRun: z.object({ at: instant, configuration: z.string() }).nullable(),
  memoryBytes: count,
});
export type StatusView = z.infer<typeof statusView>;

/** The morning report: data; the words are made where it is read. */
export const reportView = z.object({
  property: z.string(),
  sample: z.boolean(),
  currency: z.string(),
  /** The night: last day that was booked, else the day before the run. */
  date,
  headHash: z.string(),
  /** Last run, and what it booked. */
  night: z
    .object({
      run: z.string(),
      at: instant,
      outcome: z.string(),
      entries: count,
      documents: count,
      total: amount,
      firstPeriod: periodText.nullable(),
      lastPeriod: periodText.nullable(),
      reason: reasonView.optional(),
    })
    .nullable(),
  entries: z.array(
    z.object({
      reference: z.string(),
      period: periodText,
      journal: z.string(),
      state: z.string(),
      total: amount,
      facts: count,
      remoteNumber: z.string().optional(),
      message: z.string().optional(),
    }),
  ),
  /** Number of entries that the list leaves out, oldest first. */
  entriesLeftOut: count,
  waiting: z.object({ documents: count, amount }),
  causes: z.array(causeView),
  toReview: z.array(documentView),
  unresolved: z.array(entryView),
  takings: z.array(z.object({ method: z.string(), amount })),
  revenue: amount,
  vat: amount,
  openDeposits: amount,
  deferredRevenue: amount,
  rejectedFiles: z.array(z.object({ path: z.string(), message: z.string() })),
  nextRun: z.object({ at: instant, configuration: z.string() }).nullable(),
});
export type ReportView = z.infer<typeof reportView>;

export const auditView = z.object({
  seq: count,
  at: instant,
  who: z.string(),
  what: z.string(),
  subject: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
});

export const doctorView = z.array(z.object({ check: z.string(), ok: z.boolean(), message: z.string() }));

export const chartView = z.object({
  accounts: z.array(z.object({ code: z.string(), name: z.string(), type: z.string(), blocked: z.boolean() })),
  journals: z.array(z.object({ code: z.string(), name: z.string(), kind: z.string(), blocked: z.boolean() })),
  vatCodes: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      rate: z.string(),
      category: z.string(),
      inclusive: z.boolean(),
      side: z.string(),
      blocked: z.boolean(),
    }),
  ),
});

const page = { limit: z.number().int().min(1).max(1000).default(200), offset: z.number().int().min(0).default(0) };
const range = { from: date.optional(), to: date.optional() };

const method = <Params extends z.ZodObject, Result extends z.ZodType>(
  mutates: boolean,
  params: Params,
  result: Result,
) => ({ mutates, params, result });
const read = <Params extends z.ZodRawShape, Result extends z.ZodType>(params: Params, result: Result) =>
  method(false, z.object(params), result);
const write = <Params extends z.ZodRawShape, Result extends z.ZodType>(params: Params, result: Result) =>
  method(true, z.object({ commandId, ...params }), result);

export const methods = {
  hello: read(
    { protocol: z.object({ min: count, max: count }), build: z.string().max(100) },
    z.object({
      protocol: count,
      build: z.string(),
      home: z.string(),
      sample: z.boolean(),
      state: z.enum(['uninitialised', 'ready', 'quarantine', 'stopping']),
      reason: z.string().optional(),
      seq: count,
      language: z.string(),
    }),
  ),
  status: read({}, statusView),
  'home.init': write(
    {
      property: z.object({
        name,
        country: z.enum(['NL', 'BE', 'FR', 'DE']),
        zone: name,
        dayEndsAt: z.string().regex(/^\d{2}:\d{2}$/),
        language: z.enum(['en', 'nl', 'de', 'fr']),
      }),
      /** First day that is booked. */
      start: date,
    },
    z.object({ home: z.string(), configuration: z.string() }),
  ),
  /** Makes the marked sample home with the sample property's facts. */
  'home.init-sample': write(
    { language: z.enum(['en', 'nl', 'de', 'fr']) },
    z.object({ home: z.string(), configuration: z.string() }),
  ),
  /** The sample's night: books it, then lets the morning's files come in. */
  'home.sample-night': write({}, z.object({})),
  'import.paths': write(
    { paths: z.array(z.string().min(1).max(4096)).min(1).max(1000), source: name.optional() },
    importResult,
  ),
  'documents.list': read(
    { state: z.enum(documentStates).optional(), search: text.optional(), ...range, ...page },
    z.object({ total: count, rows: z.array(documentView) }),
  ),
  'documents.show': read({ id: name }, documentDetailView),
  'documents.edit': write(
    {
      id: name,
      line: name.optional(),
      account: name.optional(),
      vatCode: name.optional(),
      costCentre: z.string().max(50).optional(),
      description: text.optional(),
      journal: name.optional(),
      dueDate: date.optional(),
      relation: name.optional(),
      oneOff: z.boolean().optional(),
    },
    documentDetailView,
  ),
  'documents.concept': write({ id: name }, documentView),
  'documents.approve': write({ ids: z.array(name).min(1).max(10_000) }, z.array(documentView)),
  'documents.exclude': write({ id: name, reason: text.min(1) }, documentView),
  'documents.include': write({ id: name }, documentView),
  'repairs.list': read({}, z.array(causeView)),
  'repairs.fix': write(
    {
      code: z.enum(problemCodes),
      subject: z.string().max(200),
      account: name.optional(),
      vatCode: name.optional(),
      relation: name.optional(),
    },
    z.object({ code: z.string(), subject: z.string(), documents: count, stillWaiting: count }),
  ),
  coverage: read(
    {},
    z.array(
      z.object({
        kind: z.string(),
        subject: z.string(),
        name: z.string(),
        revenue: amount,
        documents: count,
        lastSold: date,
        account: z.string().nullable(),
      }),
    ),
  ),
  'map.vat': write(
    {
      rate: z.string().max(12),
      category: z.string().max(2).optional(),
      code: name,
      journal: name.optional(),
      preferred: z.boolean().default(false),
      credit: z.boolean().default(false),
      configuration: name.optional(),
      ...range,
    },
    mappingView,
  ),
  'map.account': write(
    {
      kind: z.enum(['product', 'arrangement', 'location', 'payment', 'levy', 'rate']),
      subject: name,
      account: name,
      configuration: name.optional(),
      ...range,
    },
    mappingView,
  ),
  'map.list': read({}, z.array(mappingView)),
  chart: read({ configuration: name.optional() }, chartView),
  sync: write(
    { configuration: name.optional(), asOf: date.optional(), dryRun: z.boolean().default(false) },
    syncResult,
  ),
  'entries.list': read(
    { ...range, state: z.enum(entryStates).optional(), configuration: name.optional(), ...page },
    z.object({ total: count, rows: z.array(entryView) }),
  ),
  'entries.show': read({ reference: name }, entryDetailView),
  'entries.verify': write(
    { reference: name.optional() },
    z.object({
      verified: count,
      conditions: z.array(z.object({ reference: z.string(), condition: z.string(), message: z.string() })),
    }),
  ),
  'entries.reverse': write({ reference: name, date: date.optional() }, entryView),
  'entries.resolve': write({ reference: name, posted: name.optional(), sendAgain: z.boolean().optional() }, entryView),
  'trial-balance': read({ configuration: name.optional(), from: date, to: date }, z.array(balanceView)),
  'configurations.list': read({}, z.array(configurationView)),
  'configurations.add': write({ name: name.optional(), ...configurationSettings }, configurationView),
  'configurations.edit': write({ name, ...configurationSettings }, configurationView),
  'configurations.activate': write({ name }, configurationView),
  'configurations.deactivate': write({ name }, configurationView),
  'configurations.delete': write({ name }, z.object({ name: z.string() })),
  'sources.list': read({}, z.array(sourceView)),
  'sources.add': write(
    {
      id: name.regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
      name,
      family: z.enum(['documents', 'postings']).default('documents'),
    },
    sourceView,
  ),
  'sources.edit': write(
    {
      id: name,
      name: name.optional(),
      accountingCost: z.enum(['ignore', 'account', 'cost-centre']).optional(),
      supplierVatNumber: z.string().max(20).nullable().optional(),
    },
    sourceView,
  ),
  'sources.access': write({ id: name, authorization: name, allowed: z.boolean() }, sourceView),
  'csv-mapping.list': read({}, z.array(csvMapping)),
  'csv-mapping.add': write({ mapping: csvMapping }, csvMapping),
  'csv-mapping.remove': write({ name }, z.object({ name: z.string() })),
  /** What a CSV file looks like, with a suggested mapping. */
  'csv-mapping.detect': read(
    { path: z.string().max(4096), name, kind: z.enum(['payment', 'invoice', 'receipt']) },
    z.object({ detection: z.record(z.string(), z.unknown()), suggestion: csvMapping.nullable() }),
  ),
  'authorizations.list': read(
    {},
    z.array(
      z.object({
        name: z.string(),
        provider: z.string(),
        status: z.enum(['active', 'inactive']),
        reason: z.string().optional(),
      }),
    ),
  ),
  'runs.list': read({ ...page }, z.array(runView)),
  'runs.show': read(
    { run: name },
    runView.extend({
      entryList: z.array(entryView),
      waitingList: z.array(waitingView),
      log: z.array(z.object({ at: instant, code: z.string(), details: z.record(z.string(), z.string()) })),
    }),
  ),
  report: read({ date: date.optional() }, reportView),
  audit: read({ since: date.optional(), ...page }, z.array(auditView)),
  doctor: read({}, doctorView),
  export: write(
    { format: z.enum(['hledger', 'csv']), configuration: name.optional(), ...range, path: z.string().min(1).max(4096) },
    z.object({ file: z.string(), entries: count, sha256: z.string() }),
  ),
  'daemon.stop': write({}, z.object({})),
  subscribe: read({ seq: count.optional() }, z.object({ seq: count })),
} as const;

export type MethodName = keyof typeof methods;
/** Parameters as a client gives them (defaults not filled in). */
export type ParamsOf<Name extends MethodName> = z.input<(typeof methods)[Name]['params']>;
/** Parameters as the daemon gets them, parsed. */
export type ParsedParamsOf<Name extends MethodName> = z.output<(typeof methods)[Name]['params']>;
export type ResultOf<Name extends MethodName> = z.output<(typeof methods)[Name]['result']>;

export const notifications = {
  /** Something was committed: the new end of the log, and which kinds of records changed. */
  changed: z.object({ seq: count, kinds: z.array(z.string()) }),
  /** Progress of a run or an import. */
  progress: z.object({
    task: z.string(),
    phase: z.string(),
    done: count,
    total: count.nullable(),
    subject: z.string(),
  }),
} as const;
export type NotificationName = keyof typeof notifications;
export type NotificationOf<Name extends NotificationName> = z.output<(typeof notifications)[Name]>;

/**
 * Errors that a client can act on, by JSON-RPC error code; `data` is {@link RpcErrorData}. `usage`: what was asked makes
 * no sense (exit 2); `refused`: it makes sense and is refused, with the way out (exit 3, or 1 where the command says so).
 */
export const errorCodes = {
  usage: -32602,
  refused: 1,
  conflict: 2,
  quarantine: 3,
  notFound: 4,
  uninitialised: 5,
  internal: -32603,
} as const;
export type RpcErrorKind = keyof typeof errorCodes;
export const rpcErrorData = z.object({ kind: z.string(), reason: reasonView.optional() });
