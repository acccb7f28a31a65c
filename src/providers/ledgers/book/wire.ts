/** The book's protocol: what its requests and answers look like, for both ends (docs/providers/book.md). */

import { z } from 'zod';
import type { LocalDate } from '../../../core/calendar.ts';
import type { Chart } from '../../../core/chart.ts';
import type { Stage } from '../../../core/ledger-port.ts';
import type { DecimalString } from '../../../core/money.ts';
import { accountSchema, chartSchema, dateSchema, monthSchema } from './chart-schema.ts';

export const maxReferenceLength = 20;
export const maxDescriptionLength = 200;
export const maxLinesPerEntry = 2_000;
/** Largest `batchSize` that can be set. */
export const maxBatchSize = 100;
/** Bytes of one request: a full batch of long entries. */
export const maxRequestBytes = 16 * 1024 * 1024;

/** Names the file of one book, and stands in addresses. */
export const administrationSchema = z
  .string()
  .regex(/^[A-Za-z0-9_]{1,32}$/, 'is no administration (letters, digits and "_", at most 32)');
const referenceSchema = z.string().min(1).max(maxReferenceLength);
const descriptionSchema = z.string().max(maxDescriptionLength);
const amountSchema = z.string().regex(/^\d{1,13}(?:\.\d{1,6})?$/, 'is no amount of zero or more (such as 1210.00)');
// What this end does not know in detail (accounts, codes) is looked up, not matched: the refusal then names it.
const codeText = z.string().max(100);

export interface WireLine {
  readonly account: string;
  readonly vatCode: string;
  readonly costCentre?: string;
  readonly description: string;
  readonly debit: DecimalString;
  readonly credit: DecimalString;
}

const lineSchema: z.ZodType<WireLine> = z.strictObject({
  account: codeText,
  vatCode: codeText,
  costCentre: codeText.exactOptional(),
  description: descriptionSchema,
  debit: amountSchema,
  credit: amountSchema,
});

/** An entry as it is offered to the book. */
export interface WireEntry {
  readonly reference?: string;
  readonly journal: string;
  readonly date: LocalDate;
  readonly currency: string;
  readonly description: string;
  readonly kind: 'memorial' | 'sales';
  readonly documentNumber?: string;
  readonly relation?: string;
  readonly dueDate?: LocalDate;
  readonly lines: readonly WireLine[];
}

const entryShape = {
  reference: referenceSchema.exactOptional(),
  journal: codeText,
  date: dateSchema,
  currency: z.string().regex(/^[A-Z]{3}$/, 'is no currency code'),
  description: descriptionSchema,
  kind: z.enum(['memorial', 'sales']),
  documentNumber: z.string().max(200).exactOptional(),
  relation: z.string().max(200).exactOptional(),
  dueDate: dateSchema.exactOptional(),
};
export const wireEntrySchema: z.ZodType<WireEntry> = z.strictObject({
  ...entryShape,
  lines: z.array(lineSchema).max(maxLinesPerEntry),
});
export const createRequestSchema = z.strictObject({ entries: z.array(wireEntrySchema).min(1).max(maxBatchSize) });

/** An entry as the book holds it. */
export interface HeldEntry extends WireEntry {
  readonly id: string;
  /** `2026-90-0001`; given when the entry becomes final. */
  readonly number?: string;
  readonly stage: Stage;
  /** Id of the entry that this one reverses. */
  readonly reverses?: string;
}

const stageSchema = z.enum(['draft', 'final', 'void']);
export const heldEntrySchema: z.ZodType<HeldEntry> = z.object({
  id: z.string().min(1).max(40),
  number: z.string().max(40).exactOptional(),
  stage: stageSchema,
  reverses: z.string().max(40).exactOptional(),
  ...entryShape,
  reference: z.string().max(200).exactOptional(),
  lines: z.array(lineSchema),
});

/** What the book said of one entry of a request. */
export const resultSchema = z.union([
  z.object({
    status: z.literal('accepted'),
    reference: z.string().exactOptional(),
    id: z.string().min(1).max(40),
    number: z.string().max(40).exactOptional(),
    stage: stageSchema,
  }),
  z.object({
    status: z.literal('refused'),
    reference: z.string().exactOptional(),
    code: z.string().max(60),
    message: z.string().max(2_000),
    field: z.string().max(200).exactOptional(),
    /** Id of the entry that stands in the way. */
    holder: z.string().max(40).exactOptional(),
  }),
]);
export type WireResult = z.infer<typeof resultSchema>;
export const resultsSchema = z.object({ results: z.array(resultSchema).max(maxBatchSize) });

/** Why a whole request was refused. */
export const refusalSchema = z.object({
  code: z.string().max(60),
  message: z.string().max(2_000),
  field: z.string().max(200).exactOptional(),
  holder: z.string().max(40).exactOptional(),
});
export type WireRefusal = z.infer<typeof refusalSchema>;

export const pageSchema = z.object({
  entries: z.array(heldEntrySchema),
  /** Id of the newest final entry of the journal, seen on the way through the same list. */
  control: z.string().max(40).exactOptional(),
  next: z.string().max(20).exactOptional(),
});

export interface BookSettings {
  /** Whether a second entry under a reference that a live entry already carries is taken. */
  readonly duplicateReference: 'accept' | 'refuse';
  /** New entries are drafts, and become final by a call of their own. */
  readonly twoStep: boolean;
  /** Entries per request. */
  readonly batchSize: number;
}
export const settingsSchema: z.ZodType<BookSettings> = z.strictObject({
  duplicateReference: z.enum(['accept', 'refuse']),
  twoStep: z.boolean(),
  batchSize: z.int().min(1).max(maxBatchSize),
});

export const administrationsSchema = z.object({
  administrations: z.array(z.object({ id: administrationSchema, name: z.string() })),
});
export const identitySchema = z.object({ id: administrationSchema, name: z.string(), bookId: z.string().min(1) });
export const createBookSchema: z.ZodType<{ name: string; bookId: string; chart: Chart }> = z.strictObject({
  name: z.string().min(1).max(120),
  bookId: z.string().regex(/^[0-9a-f]{16}$/),
  chart: chartSchema,
});
export const periodRequestSchema = z.strictObject({ open: z.boolean() });
export const stepRequestSchema = z.strictObject({ reference: referenceSchema });
export const reversalRequestSchema = z.strictObject({ reference: referenceSchema, date: dateSchema });
export { accountSchema as accountRequestSchema, chartSchema, monthSchema };

export interface BookBalance {
  readonly account: string;
  readonly name: string;
  readonly currency: string;
  readonly debit: DecimalString;
  readonly credit: DecimalString;
  /** Debit − credit. */
  readonly balance: DecimalString;
}
const decimal = z.string().regex(/^-?\d+(?:\.\d+)?$/);
export const trialBalanceSchema: z.ZodType<{ balances: BookBalance[] }> = z.object({
  balances: z.array(
    z.object({
      account: z.string(),
      name: z.string(),
      currency: z.string(),
      debit: decimal,
      credit: decimal,
      balance: decimal,
    }),
  ),
});
