/** What a route is handed and what it hands back, and how it refuses a request as a whole. */

import type { Books } from './ledger.ts';
import type { BookRecord } from './records.ts';
import type { WireRefusal } from './wire.ts';

/** One request to one administration. */
export interface Call {
  readonly books: Books;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Now, ISO 8601. */
  readonly at: string;
}

/** What is to be made durable before the answer is given. */
export interface Handled {
  readonly changes?: readonly { readonly head: BookRecord; readonly body?: string }[];
  readonly answer: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly handle: (call: Call) => Handled;
}

/** The request as a whole is refused and makes nothing. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly refusal: WireRefusal;
  constructor(status: number, code: string, message: string, more: Partial<WireRefusal> = {}) {
    super(message);
    this.status = status;
    this.refusal = { code, message, ...more };
  }
}
