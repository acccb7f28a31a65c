import type { HttpAnswer, HttpRequest } from '../../../src/core/kernel.ts';
import type { Prng } from './prng.ts';

/**
 * What goes wrong with one exchange, seen from where the request is.
 * - `refused`: no connection; nothing was sent.
 * - `reset-before`: headers left, the connection broke, the package never saw the request.
 * - `answer-lost`: the package processed it, the connection broke before the answer came.
 * - `silent`: no answer until the time-out, whether the package processed it or not.
 * - `late`: the caller times out; the package processes the request `deliverAfterMs` after it was sent all the same.
 * - `answer`: something between answers in the package's place, before or after the package processed the request.
 */
export type NetworkFault =
  | { readonly kind: 'refused' }
  | { readonly kind: 'reset-before' }
  | { readonly kind: 'answer-lost' }
  | { readonly kind: 'silent'; readonly delivered: boolean }
  | { readonly kind: 'late'; readonly deliverAfterMs: number }
  | { readonly kind: 'answer'; readonly delivered: boolean; readonly answer: HttpAnswer };

/** Asked for every exchange for which no fault is queued. */
export type NetworkPolicy = (request: HttpRequest, exchange: number, prng: Prng) => NetworkFault | undefined;

export const noNetworkFaults: NetworkPolicy = () => undefined;

/** Answers that come from proxies and gateways, and from packages in distress. */
export const gatewayAnswers = {
  tooManyRequests: textAnswer(429, '{"error":"rate limit"}', { 'retry-after': '30' }),
  badGateway: textAnswer(502, '<html><body><h1>502 Bad Gateway</h1></body></html>', { 'content-type': 'text/html' }),
  unavailable: textAnswer(503, '', { 'retry-after': '120' }),
  loginPage: textAnswer(200, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' }),
  garbage: textAnswer(200, '\u0000\u0001{"id": 12, "amo', { 'content-type': 'application/json' }),
} as const satisfies Record<string, HttpAnswer>;

function textAnswer(status: number, body: string, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { status, headers, body: new TextEncoder().encode(body) };
}
