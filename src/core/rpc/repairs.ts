/** Causes, their repair, mappings, coverage. */

import { z } from 'zod';
import { problemCodes } from '../problem.ts';
import { amount, count, date, instant, name, range, read, write } from './shapes.ts';

export const causeView = z.object({
  code: z.enum(problemCodes),
  subject: z.string(),
  details: z.record(z.string(), z.string()),
  documents: count,
  /** When the first of them came in. */
  since: instant,
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

/** What a change of settings does to documents that are not booked yet. */
const effectView = z.object({
  /** That change at all. */
  documents: count,
  /** Of those: complete afterwards. */
  complete: count,
  /** What those that are complete come to, in the property's currency. */
  amount,
  currency: z.string(),
  examples: z.array(z.string()),
});
export type EffectView = z.infer<typeof effectView>;

export const repairMethods = {
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
  /** What a repair would do, without doing it. */
  'repairs.preview': read(
    {
      code: z.enum(problemCodes),
      subject: z.string().max(200),
      account: name.optional(),
      vatCode: name.optional(),
      relation: name.optional(),
    },
    effectView,
  ),
  /** What a mapping would do to documents that are not booked yet, without making it. */
  'map.preview': read(
    {
      kind: z.enum(['product', 'arrangement', 'location', 'payment', 'levy', 'rate']),
      subject: name,
      account: name,
      configuration: name.optional(),
      ...range,
    },
    effectView,
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
} as const;
