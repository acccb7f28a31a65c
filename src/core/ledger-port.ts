/**
 * The ledger port: the one contract between the engine and every accounting package. Its comments are the contract;
 * test/providers/contract.ts runs it against each provider.
 *
 * The engine reads capabilities; it never asks which package it talks to. A provider never retries inside a write,
 * never follows a redirect on a write, and never decides whether something must be sent again: it reports evidence.
 */

import type { LocalDate } from './calendar.ts';
import type { Chart } from './chart.ts';
import type { Kernel } from './kernel.ts';
import type { DecimalString } from './money.ts';

/** Our 13-character reference of one entry (rule 16). */
export type Reference = string & { readonly __reference: unique symbol };

/** Where in the package an entry stands. `posted` means the stage that the capabilities call `postedStage`. */
export type Stage = 'draft' | 'provisional' | 'final' | 'void';

/** How far a package can be believed about what it holds, per operation (rules 2 and 3). */
export interface ExactlyOnce {
  /** Milliseconds after which a write that will ever show has shown: measured on the monotonic clock from the later of the attempt's end and the process's start. */
  readonly settleMs: number;
  /** Milliseconds between the two empty finds that together prove absence. */
  readonly gapMs: number;
  /** What stops a second copy in the package itself. */
  readonly guard: 'none' | 'duplicate-reference-refused' | 'idempotency-key';
  /** Whether proven absence alone allows an automatic second send. */
  readonly absenceTrusted: boolean;
  /** Where these values come from. */
  readonly source: string;
}

export interface LedgerCapabilities {
  readonly delivery: 'api' | 'file';
  readonly modes: readonly ('period' | 'invoice')[];
  /** `lines`: we send VAT as lines of their own with the code; `computed`: the package derives VAT from the code. */
  readonly vatStyle: 'lines' | 'computed';
  readonly memorialCarriesVatCodes: boolean;
  readonly reference: {
    readonly field: string;
    readonly maxLength: number;
    readonly search: 'exact' | 'contains' | 'list';
  };
  /** Entries per call for which results per entry are documented; 1 when not. */
  readonly batchSize: number;
  readonly maxLinesPerEntry: number;
  readonly maxDescriptionLength: number;
  /** Stage at which an entry counts as posted. */
  readonly postedStage: 'draft' | 'provisional' | 'final';
  /** Names of the steps of one posting, in order; one name for a package that posts in one call. */
  readonly steps: readonly string[];
  readonly corrections: 'reversal' | 'difference';
  readonly periodInformation: boolean;
  readonly preferredAccountOnRelations: boolean;
  /** Stages that `find` can see, so that absence covers them. */
  readonly findCovers: readonly Stage[];
  readonly posting: ExactlyOnce;
  /** Where the operator finds an entry in the package: words of its menu, or a web address with `{id}`. */
  readonly whereToFind: string;
}

/** The books that entries go to. Checked at the start of each run; another answer than the pinned one stops everything (rule 23). */
export interface TargetIdentity {
  readonly package: string;
  readonly administration: string;
  readonly name: string;
  /** What else the package says that must not change: VAT number, database id, tenant id. */
  readonly fingerprint: string;
}

export interface PayloadLine {
  readonly account: string;
  readonly vatCode: string;
  readonly costCentre?: string;
  readonly description: string;
  /** Exactly one of debit and credit is above zero. */
  readonly debit: DecimalString;
  readonly credit: DecimalString;
}

/** An entry as the engine hands it over: balanced, with texts cut to the capabilities. */
export interface EntryPayload {
  readonly reference: Reference;
  readonly journal: string;
  readonly date: LocalDate;
  readonly currency: string;
  readonly description: string;
  readonly kind: 'memorial' | 'sales';
  /** Number of the invoice, for a sales entry. */
  readonly documentNumber?: string;
  /** Remote id of the debtor, for a sales entry. */
  readonly relation?: string;
  readonly dueDate?: LocalDate;
  readonly lines: readonly PayloadLine[];
}

/**
 * The intent of one call, on disk before it is made (rules 4 and 11). `bytes` is what goes over the wire; a second send
 * sends these bytes, never newly made ones.
 */
export interface Transmission {
  readonly operation: string;
  /** In the order in which they are encoded. Results are matched by what the package echoes, never by this order. */
  readonly references: readonly Reference[];
  readonly bytes: Uint8Array;
  /** Idempotency key, for packages that have one. */
  readonly key?: string;
}

/** A later step of a posting, to be stored before it is taken (rule 5). */
export interface NextStep {
  readonly step: string;
  /** The package's handle on what the step before made. */
  readonly handle: string;
}

/** What the package said of one entry. */
export type MemberResult =
  | {
      readonly reference: Reference;
      readonly result: 'accepted';
      readonly stage: Stage;
      readonly remoteId: string;
      readonly remoteNumber?: string;
      readonly next?: NextStep;
    }
  | {
      readonly reference: Reference;
      readonly result: 'rejected';
      readonly code: string;
      readonly message: string;
      readonly field?: string;
    };

/**
 * Outcome of a write. Anything that is not proven to be one of the first three is `outcome-unknown`.
 * A reference that `members` does not name is unknown too (rule 11).
 */
export type WriteOutcome =
  | { readonly outcome: 'answered'; readonly members: readonly MemberResult[] }
  /** The package refused the call as a whole and made nothing. */
  | { readonly outcome: 'rejected'; readonly code: string; readonly message: string; readonly field?: string }
  /** Certainly not processed: may be sent again freely. */
  | { readonly outcome: 'not-sent'; readonly message: string; readonly retryAfterMs?: number }
  /** May have been processed: `find` before anything else. */
  | { readonly outcome: 'outcome-unknown'; readonly message: string };

export interface RemoteLine extends PayloadLine {}

/** An entry as the package holds it. */
export interface RemoteEntry {
  readonly remoteId: string;
  readonly remoteNumber?: string;
  /** The whole reference token found in it, when there is one of ours. */
  readonly reference?: Reference;
  readonly stage: Stage;
  readonly journal: string;
  readonly date: LocalDate;
  readonly currency: string;
  readonly description: string;
  readonly lines: readonly RemoteLine[];
}

export interface FindQuery {
  readonly journal: string;
  /** Dates of the entries looked for, widened by the provider where a package moves dates. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Only these; absent: all references of ours (look before the first send, rule 1). */
  readonly references?: readonly Reference[];
}

/** What a look-up showed (rule 2). It is evidence, not an answer: the engine judges. */
export interface Evidence {
  /** All hits, also several of one reference. */
  readonly hits: readonly RemoteEntry[];
  readonly stagesCovered: readonly Stage[];
  /** Remote id of an entry known to be in that journal that the same query returned; absent: no positive control. */
  readonly control?: string;
}

/** A read that failed. Reads may be repeated. */
export class LedgerReadError extends Error {
  override readonly name = 'LedgerReadError';
  /** `sign-in`: the authorization no longer holds; `unavailable`: try later; `answer`: not what the protocol promises. */
  readonly cause_: 'sign-in' | 'unavailable' | 'answer' | 'not-found';
  constructor(cause: 'sign-in' | 'unavailable' | 'answer' | 'not-found', message: string) {
    super(message);
    this.cause_ = cause;
  }
}

/** One administration of a package, opened with an active authorization. All methods may reject with {@link LedgerReadError} unless they are writes. */
export interface Ledger {
  readonly capabilities: LedgerCapabilities;
  identity(): Promise<TargetIdentity>;
  chart(): Promise<Chart>;
  /** Makes the wire bytes of one call. Pure: the same entries give the same bytes. At most `batchSize` entries. */
  encode(entries: readonly EntryPayload[]): Transmission;
  /** Sends the first step. Never throws for anything the network or the package does. */
  begin(transmission: Transmission): Promise<WriteOutcome>;
  /** Takes a later step of one entry, by its stored handle. */
  resume(reference: Reference, next: NextStep): Promise<WriteOutcome>;
  find(query: FindQuery): Promise<Evidence>;
  /** `undefined` when the package has nothing under that id. */
  read(remoteId: string): Promise<RemoteEntry | undefined>;
  /** Asks the package to reverse a posted entry on that date, under a reference of its own. */
  reverse(remoteId: string, reference: Reference, date: LocalDate): Promise<WriteOutcome>;
  close(): Promise<void>;
}

export interface AuthorizationSettings {
  readonly [key: string]: string;
}

export interface ProviderContext {
  readonly kernel: Kernel;
  /** Folder of the home that the provider may use for its own files. */
  readonly folder: string;
  readonly settings: AuthorizationSettings;
}

/** A package, as the registry knows it. */
export interface LedgerProvider {
  readonly name: string;
  readonly title: string;
  /** What will be read and what will be sent, shown before authorising. */
  readonly disclosure: { readonly reads: readonly string[]; readonly sends: readonly string[] };
  /** Checks the authorization with a real call. Rejects with {@link LedgerReadError}. */
  verify(context: ProviderContext): Promise<void>;
  administrations(context: ProviderContext): Promise<readonly { readonly id: string; readonly name: string }[]>;
  open(context: ProviderContext, administration: string): Promise<Ledger>;
}
