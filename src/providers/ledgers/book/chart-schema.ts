/** Shapes of a chart's parts, as they stand in starter charts, in the book's own file and on its wire. */

import { z } from 'zod';
import { isLocalDate, type LocalDate, type Month, type Period } from '../../../core/calendar.ts';
import {
  type Account,
  accountTypes,
  type Chart,
  type CostCentre,
  type Journal,
  journalKinds,
  type PeriodState,
  type VatCode,
} from '../../../core/chart.ts';
import { vatCategories } from '../../../core/fact.ts';

/** Codes go into ids, numbers and addresses: no separators, no spaces. */
export const codeSchema = z
  .string()
  .regex(/^[A-Za-z0-9._]{1,20}$/, 'is no code (letters, digits, "." and "_", at most 20)');
/** A journal's code is part of an entry's id `90-12`, and so has no "-" of its own. */
export const journalCodeSchema = z
  .string()
  .regex(/^[A-Za-z0-9]{1,8}$/, 'is no journal code (letters and digits, at most 8)');
const nameSchema = z.string().min(1).max(120);

export const dateSchema = z.custom<LocalDate>(
  (value) => typeof value === 'string' && isLocalDate(value),
  'is no date (YYYY-MM-DD)',
);
/** The book's periods are calendar months. */
export const monthSchema = z.custom<Month>(
  (value) => typeof value === 'string' && value.length === 7 && isLocalDate(`${value}-01`),
  'is no month (YYYY-MM)',
);

export const accountSchema: z.ZodType<Account> = z.strictObject({
  code: codeSchema,
  name: nameSchema,
  type: z.enum(accountTypes),
  blocked: z.boolean(),
});

export const journalSchema: z.ZodType<Journal> = z.strictObject({
  code: journalCodeSchema,
  name: nameSchema,
  kind: z.enum(journalKinds),
  blocked: z.boolean(),
});

export const vatCodeSchema = z.strictObject({
  code: codeSchema,
  name: nameSchema,
  rate: z.string().regex(/^(?:0|[1-9]\d?)(?:\.\d{0,2}[1-9])?$/, 'is no percentage (such as 21 or 5.5)'),
  category: z.enum(vatCategories),
  inclusive: z.boolean(),
  side: z.enum(['sales', 'purchase', 'none']),
  account: codeSchema.exactOptional(),
  blocked: z.boolean(),
  noVat: z.boolean().exactOptional(),
  validFrom: dateSchema.exactOptional(),
  validTo: dateSchema.exactOptional(),
}) satisfies z.ZodType<VatCode>;

const costCentreSchema: z.ZodType<CostCentre> = z.strictObject({
  code: codeSchema,
  name: nameSchema,
  blocked: z.boolean(),
});

const periodStateSchema: z.ZodType<PeriodState> = z.strictObject({
  period: monthSchema as z.ZodType<Period>,
  open: z.boolean(),
});

/** At most this many accounts, codes or journals: far above any venue's chart. */
const maxParts = 5_000;

export const chartShape = {
  accounts: z.array(accountSchema).max(maxParts),
  journals: z.array(journalSchema).max(maxParts),
  vatCodes: z.array(vatCodeSchema).max(maxParts),
  costCentres: z.array(costCentreSchema).max(maxParts),
  periods: z.array(periodStateSchema).max(maxParts),
};
export const chartSchema: z.ZodType<Chart> = z.strictObject(chartShape);
