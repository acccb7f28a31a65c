/** Why a command could not do what it was asked, and the exit code that says so (spec §10). */

import type { CodedReason } from '../core/language/sentences.ts';
import type { Values } from '../core/language/template.ts';
import type { Key } from '../core/language/translate.ts';

/** Exit codes: 0 done, 1 done but something needs a person, 2 wrong usage, 3 could not do it. */
export const exitCodes = { done: 0, needsPerson: 1, usage: 2, failed: 3 } as const;

/** The client's own failure; worded in the reader's language when it is shown. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  /** Stable token for `--json`. */
  readonly code: string;
  readonly exitCode: number;
  readonly key: Key;
  readonly values: Values;
  constructor(code: string, exitCode: number, key: Key, values: Values = {}) {
    super(key);
    this.code = code;
    this.exitCode = exitCode;
    this.key = key;
    this.values = values;
  }
}

/** What was asked makes no sense. */
export function usage(key: Key, values: Values = {}): CommandFailure {
  return new CommandFailure('usage', exitCodes.usage, key, values);
}

/** What was asked makes sense and could not be done. */
export function failed(code: string, key: Key, values: Values = {}): CommandFailure {
  return new CommandFailure(code, exitCodes.failed, key, values);
}

/** The daemon's answer to a call it did not carry out. The message is the daemon's own, in English. */
export class DaemonRefusal extends Error {
  override readonly name = 'DaemonRefusal';
  /** One of the kinds of core/rpc.ts, or `internal`. */
  readonly kind: string;
  readonly reason: CodedReason | undefined;
  constructor(kind: string, message: string, reason?: CodedReason) {
    super(message);
    this.kind = kind;
    this.reason = reason;
  }
}

/** An unknown id and a senseless value are the caller's; all else is a refusal or a fault. */
export function exitCodeOf(refusal: DaemonRefusal): number {
  return refusal.kind === 'usage' || refusal.kind === 'notFound' ? exitCodes.usage : exitCodes.failed;
}
