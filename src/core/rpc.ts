/**
 * The contract between the daemon and its clients (design: JSON-RPC 2.0 over the local socket). Methods and
 * notifications are declared once, here; server, commands and screens derive their types from this table.
 *
 * Results hold what `--json` prints (spec §10); only sentences are missing, because they are made in the reader's
 * language from `code`, `subject` and `details`. Amounts are decimal strings, balance = debit − credit, dates are
 * local dates, instants ISO 8601 UTC. Counts count facts.
 */

import { z } from 'zod';
import { documentMethods } from './rpc/documents.ts';
import { homeMethods } from './rpc/home.ts';
import { postingMethods } from './rpc/posting.ts';
import { repairMethods } from './rpc/repairs.ts';
import { settingMethods } from './rpc/settings.ts';
import { count, reasonView } from './rpc/shapes.ts';

export type { DocumentDetailView, DocumentSort, DocumentView } from './rpc/documents.ts';
export type { AttentionView, ImportResult, ReportView, StatusView, TodayView } from './rpc/home.ts';
export type { BalanceView, EntryDetailView, EntryView, RunView, SyncResult } from './rpc/posting.ts';
export type { CauseView, EffectView, MappingView } from './rpc/repairs.ts';
export type { ConfigurationView, PropertyView, SourceView, UsageView } from './rpc/settings.ts';
export type { ProblemView, ReasonView } from './rpc/shapes.ts';

/** Raised when a method changes its meaning; both sides say which range they speak (rule 39). */
export const protocolVersion = { min: 1, max: 1 } as const;

/** Bounds of one frame on the socket, in bytes (rule 41). */
export const maxFrameBytes = { fromClient: 1_000_000, fromDaemon: 4_000_000 } as const;

export const methods = {
  ...homeMethods,
  ...documentMethods,
  ...repairMethods,
  ...postingMethods,
  ...settingMethods,
} as const;

export type MethodName = keyof typeof methods;
/** Parameters as a client gives them (defaults not filled in). */
export type ParamsOf<Name extends MethodName> = z.input<(typeof methods)[Name]['params']>;
/** Parameters as the daemon gets them, parsed. */
export type ParsedParamsOf<Name extends MethodName> = z.output<(typeof methods)[Name]['params']>;
export type ResultOf<Name extends MethodName> = z.output<(typeof methods)[Name]['result']>;

export const notifications = {
  /** Something was committed: the new end of the log, and which kinds of records changed. */
  changed: z.object({ seq: count, kinds: z.array(z.string()) }),
  /** Progress of a run or an import. */
  progress: z.object({
    task: z.string(),
    phase: z.string(),
    done: count,
    total: count.nullable(),
    subject: z.string(),
  }),
} as const;
export type NotificationName = keyof typeof notifications;
export type NotificationOf<Name extends NotificationName> = z.output<(typeof notifications)[Name]>;

/**
 * Errors that a client can act on, by JSON-RPC error code; `data` is {@link RpcErrorData}. `usage`: what was asked makes
 * no sense (exit 2); `refused`: it makes sense and is refused, with the way out (exit 3, or 1 where the command says so).
 */
export const errorCodes = {
  usage: -32602,
  refused: 1,
  conflict: 2,
  quarantine: 3,
  notFound: 4,
  uninitialised: 5,
  internal: -32603,
} as const;
export type RpcErrorKind = keyof typeof errorCodes;
export const rpcErrorData = z.object({ kind: z.string(), reason: reasonView.optional() });
