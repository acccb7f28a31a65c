/** Documents and their review. */

import { z } from 'zod';
import { documentStates } from '../document-state.ts';
import { documentKinds } from '../fact.ts';
import {
  amount,
  count,
  date,
  instant,
  name,
  page,
  problemView,
  range,
  read,
  reasonView,
  text,
  write,
} from './shapes.ts';

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

/** What a list is asked for: the same question gives the same rows in the same order. */
export const documentSorts = ['date', 'number', 'relation', 'total', 'state', 'synced'] as const;
export type DocumentSort = (typeof documentSorts)[number];
const documentQuery = {
  /** As the operator writes it: `state:to-review from:2026-11-01 berg` (core/document-filter.ts). */
  filter: text.default(''),
  sort: z.enum(documentSorts).default('date'),
  descending: z.boolean().default(true),
};
/** A row's place in the order: it still means the same place when rows were added or taken out (rule 40). */
const rowPlace = z.object({ key: text, id: name });
export type RowPlace = z.infer<typeof rowPlace>;
const windowStart = z.union([
  z.object({ edge: z.enum(['first', 'last']) }),
  z.object({ position: count }),
  z.object({ from: rowPlace }),
  z.object({ after: rowPlace }),
  z.object({ before: rowPlace }),
]);
export const sumView = z.object({ currency: z.string(), amount });
/** Documents that a change is about: named, or all that match, as they were counted on the screen (rule 40). */
const whichDocuments = z.union([
  z.object({ ids: z.array(name).min(1).max(10_000) }),
  z.object({ matching: z.object({ filter: text, count, revision: z.string().max(100) }) }),
]);

export const documentDetailView = documentView.extend({
  /** Changes with the document and with everything that was done to it here; sent back as `seen`. */
  version: z.string(),
  source: z.string(),
  origin: z.string(),
  revisions: count,
  journal: z.string().nullable(),
  description: z.string(),
  dueDate: date.nullable(),
  /** Never a model for later proposals. */
  oneOff: z.boolean(),
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

export const documentMethods = {
  'documents.list': read(
    { state: z.enum(documentStates).optional(), search: text.optional(), ...range, ...page },
    z.object({ total: count, rows: z.array(documentView) }),
  ),
  /**
   * A part of the list, with what the whole of it comes to. `revision` changes when the rows that match, or their order,
   * change. `position` is the place of the first row, from 0.
   */
  'documents.window': read(
    {
      ...documentQuery,
      at: windowStart.default({ edge: 'first' }),
      limit: z.number().int().min(1).max(500).default(100),
    },
    z.object({
      revision: z.string(),
      total: count,
      sums: z.array(sumView),
      position: count,
      rows: z.array(documentView.extend({ key: z.string() })),
    }),
  ),
  /** What lies between two rows of the list, both included; refused above 10,000 rows. */
  'documents.range': read(
    { ...documentQuery, from: rowPlace, to: rowPlace },
    z.object({
      revision: z.string(),
      rows: z.array(z.object({ id: z.string(), currency: z.string(), total: amount })),
    }),
  ),
  /** One step of the review for several documents: all of them or none. */
  'documents.review': write(
    {
      action: z.enum(['approve', 'concept', 'exclude', 'include']),
      which: whichDocuments,
      /** Of leaving out. */
      reason: text.optional(),
      /** Version of the one document that is on the screen. */
      seen: text.optional(),
    },
    z.object({ action: z.string(), documents: count }),
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
      /** Takes back what was edited before: of the line, or of the header when none is named. */
      reset: z.boolean().optional(),
      /** Version that the operator was looking at: another one is a conflict, and nothing is changed. */
      seen: text.optional(),
    },
    documentDetailView,
  ),
  'documents.concept': write({ id: name }, documentView),
  'documents.approve': write({ ids: z.array(name).min(1).max(10_000) }, z.array(documentView)),
  'documents.exclude': write({ id: name, reason: text.min(1) }, documentView),
  'documents.include': write({ id: name }, documentView),
  'filters.list': read({}, z.array(z.object({ name: z.string(), filter: z.string() }))),
  'filters.save': write({ name, filter: text }, z.object({ name: z.string(), filter: z.string() })),
  'filters.remove': write({ name }, z.object({ name: z.string() })),
} as const;
