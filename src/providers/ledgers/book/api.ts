/** The calls of the book's protocol, one function each, typed. Reads reject with {@link LedgerReadError}; writes never reject. */

import type { z } from 'zod';
import type { LocalDate } from '../../../core/calendar.ts';
import type { Chart } from '../../../core/chart.ts';
import { NetworkError } from '../../../core/kernel.ts';
import { LedgerReadError, type WriteOutcome } from '../../../core/ledger-port.ts';
import { cleanText } from '../../../core/text.ts';
import type { BookAnswer, BookTransport } from './auth.ts';
import { outcomeOfAnswer, outcomeOfError, type WriteOperation } from './outcome.ts';
import type { BookRequest } from './service.ts';
import {
  administrationsSchema,
  type BookSettings,
  chartSchema,
  type HeldEntry,
  heldEntrySchema,
  identitySchema,
  pageSchema,
  refusalSchema,
  resultsSchema,
  settingsSchema,
  type WireRefusal,
  type WireResult,
} from './wire.ts';

/** What a write brought: results per entry, or else an outcome for all of it, with what the refusal said. */
export type Written =
  | { readonly results: readonly WireResult[] }
  | { readonly outcome: WriteOutcome; readonly refusal?: WireRefusal };

/** A journal of more pages than this is not read to its end: the range asked for is too wide. */
const maxPages = 2_000;

export async function getAdministrations(transport: BookTransport): Promise<readonly { id: string; name: string }[]> {
  const { administrations } = await get(transport, '/administrations', administrationsSchema);
  return administrations.map(({ id, name }) => ({ id, name: cleanText(name, 120) }));
}

export function getIdentity(transport: BookTransport, administration: string): Promise<z.infer<typeof identitySchema>> {
  return get(transport, address(administration), identitySchema);
}

export function getSettings(transport: BookTransport, administration: string): Promise<BookSettings> {
  return get(transport, address(administration, 'settings'), settingsSchema);
}

export function getChart(transport: BookTransport, administration: string): Promise<Chart> {
  return get(transport, address(administration, 'chart'), chartSchema);
}

/** `undefined` when the book has no such entry. */
export async function getEntry(
  transport: BookTransport,
  administration: string,
  id: string,
): Promise<HeldEntry | undefined> {
  // What cannot be an id is not asked for: ".." would be another address.
  if (!/^[A-Za-z0-9-]{1,40}$/.test(id)) return undefined;
  try {
    return await get(transport, address(administration, 'entries', id), heldEntrySchema);
  } catch (error) {
    if (error instanceof LedgerReadError && error.cause_ === 'not-found') return undefined;
    throw error;
  }
}

/** All pages of one look-up. The control is what the last page saw. */
export async function getEntries(
  transport: BookTransport,
  administration: string,
  query: { journal: string; from: LocalDate; to: LocalDate; references?: readonly string[] },
): Promise<{ entries: readonly HeldEntry[]; control?: string }> {
  const parameters = new URLSearchParams({ journal: query.journal, from: query.from, to: query.to });
  for (const reference of query.references ?? []) parameters.append('reference', reference);
  const entries: HeldEntry[] = [];
  for (let pages = 0; pages < maxPages; pages++) {
    const page = await get(transport, `${address(administration, 'entries')}?${parameters}`, pageSchema);
    entries.push(...page.entries);
    if (page.next === undefined) return { entries, ...(page.control === undefined ? {} : { control: page.control }) };
    parameters.set('after', page.next);
  }
  throw new LedgerReadError('answer', `the look-up in journal ${query.journal} did not end after ${maxPages} pages`);
}

export function postEntries(transport: BookTransport, administration: string, body: Uint8Array): Promise<Written> {
  return write(transport, 'create', { method: 'POST', path: address(administration, 'entries'), body });
}

export function postDraft(
  transport: BookTransport,
  administration: string,
  id: string,
  reference: string,
): Promise<Written> {
  const path = address(administration, 'entries', id, 'post');
  return write(transport, 'post', { method: 'POST', path, body: encode({ reference }) });
}

export function postReversal(
  transport: BookTransport,
  administration: string,
  id: string,
  reversal: { reference: string; date: LocalDate },
): Promise<Written> {
  const path = address(administration, 'entries', id, 'reversal');
  return write(transport, 'reverse', { method: 'POST', path, body: encode(reversal) });
}

/** A call of the administrator: it may simply be made again. @throws LedgerReadError with the book's own words. */
export async function put<Value>(
  transport: BookTransport,
  path: string,
  body: unknown,
  schema: z.ZodType<Value>,
): Promise<Value> {
  return readable(await exchange(transport, { method: 'PUT', path, body: encode(body) }), path, schema);
}

export async function get<Value>(transport: BookTransport, path: string, schema: z.ZodType<Value>): Promise<Value> {
  return readable(await exchange(transport, { method: 'GET', path }), path, schema);
}

export function address(administration: string, ...rest: readonly string[]): string {
  return ['/administrations', ...[administration, ...rest].map(encodeURIComponent)].join('/');
}

async function write(transport: BookTransport, operation: WriteOperation, request: BookRequest): Promise<Written> {
  let answer: BookAnswer;
  try {
    answer = await transport.send(request);
  } catch (error) {
    return { outcome: outcomeOfError(error) };
  }
  if (answer.status === 200) {
    const parsed = resultsSchema.safeParse(answer.body);
    if (parsed.success) return { results: parsed.data.results };
  }
  const refusal = refusalSchema.safeParse(answer.body);
  return { outcome: outcomeOfAnswer(operation, answer), ...(refusal.success ? { refusal: refusal.data } : {}) };
}

async function exchange(transport: BookTransport, request: BookRequest): Promise<BookAnswer> {
  try {
    return await transport.send(request);
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    throw new LedgerReadError('unavailable', `the book did not answer: ${cleanText(error.message)}`);
  }
}

function readable<Value>(answer: BookAnswer, path: string, schema: z.ZodType<Value>): Value {
  if (answer.status === 200) {
    const parsed = schema.safeParse(answer.body);
    if (parsed.success) return parsed.data;
    throw new LedgerReadError('answer', `the book's answer to ${path} is not what its protocol promises`);
  }
  const refusal = refusalSchema.safeParse(answer.body);
  const message = refusal.success ? cleanText(refusal.data.message) : `the book answered with status ${answer.status}`;
  if (answer.status === 401 || answer.status === 403) throw new LedgerReadError('sign-in', message);
  if (answer.status === 404 && refusal.success) throw new LedgerReadError('not-found', message);
  const passing = answer.status === 429 || answer.status >= 500;
  throw new LedgerReadError(passing ? 'unavailable' : 'answer', message);
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
