/** What the groups of the contract are made of. */

import { z } from 'zod';
import { problemCodes } from '../problem.ts';

export const text = z.string().max(500);
export const name = z.string().min(1).max(100);
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const periodText = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/);
export const amount = z.string();
export const instant = z.string();
export const count = z.number().int().min(0);
/** Made by the client for every mutating call; a repeat returns the first result (rule 38). */
export const commandId = z.uuid();

export const problemView = z.object({
  code: z.enum(problemCodes),
  subject: z.string(),
  details: z.record(z.string(), z.string()),
});
export type ProblemView = z.infer<typeof problemView>;

/** Why a field has its value: a code for the words, and the words' details. */
export const reasonView = z.object({ code: z.string(), details: z.record(z.string(), z.string()) });
export type ReasonView = z.infer<typeof reasonView>;

export const page = {
  limit: z.number().int().min(1).max(1000).default(200),
  offset: z.number().int().min(0).default(0),
};
export const range = { from: date.optional(), to: date.optional() };

const method = <Params extends z.ZodObject, Result extends z.ZodType>(
  mutates: boolean,
  params: Params,
  result: Result,
) => ({ mutates, params, result });
export const read = <Params extends z.ZodRawShape, Result extends z.ZodType>(params: Params, result: Result) =>
  method(false, z.object(params), result);
export const write = <Params extends z.ZodRawShape, Result extends z.ZodType>(params: Params, result: Result) =>
  method(true, z.object({ commandId, ...params }), result);
