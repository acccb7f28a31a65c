/** Configurations, sources, links to packages, and what is read from the package. */

import { z } from 'zod';
import { amount, count, date, instant, name, read, text, write } from './shapes.ts';

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

const usageView = z.object({
  code: z.string(),
  /** Number of booked lines. */
  times: count,
  lastDate: date,
  /** What the last line was about. */
  lastFor: z.string(),
});
export type UsageView = z.infer<typeof usageView>;

const propertyView = z.object({
  name: z.string(),
  country: z.string(),
  zone: z.string(),
  dayEndsAt: z.string(),
  language: z.enum(['en', 'nl', 'de', 'fr']),
  currency: z.string(),
  sample: z.boolean(),
});
export type PropertyView = z.infer<typeof propertyView>;

export const settingMethods = {
  chart: read({ configuration: name.optional() }, chartView),
  /** What accounts and VAT codes were used for in what is booked, the latest use of each. */
  'chart.usage': read(
    { configuration: name.optional() },
    z.object({ accounts: z.array(usageView), vatCodes: z.array(usageView) }),
  ),
  /** Relations that documents name, the most recent first. */
  'relations.find': read(
    { search: text.default(''), limit: z.number().int().min(1).max(200).default(50) },
    z.array(
      z.object({ id: z.string(), name: z.string(), place: z.string(), documents: count, lastDate: date.nullable() }),
    ),
  ),
  'property.show': read({}, propertyView),
  'property.edit': write(
    {
      name: name.optional(),
      language: z.enum(['en', 'nl', 'de', 'fr']).optional(),
      zone: name.optional(),
      dayEndsAt: z
        .string()
        .regex(/^\d{2}:\d{2}$/)
        .optional(),
    },
    propertyView,
  ),
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
  /** Files of a source that could not be read and have not come again since, the latest first. */
  'sources.rejected': read(
    { id: name },
    z.array(
      z.object({
        file: z.string(),
        at: instant,
        problems: z.array(z.object({ line: count.optional(), code: z.string(), message: z.string() })),
      }),
    ),
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
  /** What a mapping makes of the first rows of a file, without importing anything. */
  'csv-mapping.preview': read(
    { path: z.string().max(4096), mapping: csvMapping },
    z.object({
      header: z.array(z.string()),
      /** The first rows as they stand in the file. */
      rows: z.array(z.array(z.string())),
      documents: z.array(
        z.object({
          kind: z.string(),
          number: z.string(),
          date: z.string(),
          relation: z.string().nullable(),
          currency: z.string(),
          total: amount,
          lines: count,
        }),
      ),
      /** Of the whole file, were it imported. */
      documentCount: count,
      problems: z.array(z.object({ line: count.optional(), code: z.string(), message: z.string() })),
    }),
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
} as const;
