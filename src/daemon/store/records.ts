/** Which records the store holds, by partition. A partition's key never changes after a record was made (rule 27). */

import type { LocalDate } from '../../core/calendar.ts';
import type { Chart } from '../../core/chart.ts';
import type { Authorization, Configuration, Mapping, Property, Review, Source } from '../../core/configuration.ts';
import type { Contribution, Entry, Leg } from '../../core/entry.ts';
import type { Fact } from '../../core/fact.ts';
import type { Instant } from '../../core/kernel.ts';
import type { Reference } from '../../core/ledger-port.ts';
import type { Reason } from '../../core/reason.ts';

/** Settings, by type. Their ids: `property`, `source:park`, `authorization:book`, `configuration:park`, `mapping:…`, `csv:…`, `chart:…`, `filter:…`. */
export interface SettingValues {
  property: Property;
  source: Source;
  authorization: Authorization;
  configuration: Configuration;
  /** A deleted configuration's name and target stay known (rule 7). */
  tombstone: { readonly name: string; readonly target: string; readonly deletedAt: Instant };
  mapping: Mapping;
  'csv-mapping': Readonly<Record<string, unknown>>;
  /** A filter of the document list under a name. */
  filter: { readonly name: string; readonly filter: string };
  chart: { readonly readAt: Instant; readonly chart: Chart };
}
export type SettingType = keyof SettingValues;
export type Setting = {
  [Type in SettingType]: { readonly type: Type; readonly value: SettingValues[Type] };
}[SettingType];

/** What an entry is made of and what was sent for it: large, written once with the intent. */
export interface EntryContents {
  readonly reference: Reference;
  readonly contributions: readonly (Contribution & {
    /** What it adds to each line that the vector does not tell apart from another one, by the line's place. */
    readonly shares?: Readonly<Record<string, string>>;
    readonly pending: readonly StoredLeg[];
    readonly stated: Stated;
  })[];
}

/** What the document said of itself when it was booked: a later change of it is seen though no amount changed. */
export interface Stated {
  readonly date: LocalDate;
  readonly relation: string;
}

/** A leg with its amounts as decimal strings. */
export interface StoredLeg {
  readonly id: Leg['id'];
  readonly date: Leg['date'];
  readonly lines: readonly (Omit<Leg['lines'][number], 'amount'> & { readonly amount: string })[];
}

/** An entry without its contributions, which are in {@link EntryContents}. */
export type EntryRecord = Omit<Entry, 'contributions'> & { readonly facts: number };

export interface RunRecord {
  readonly run: string;
  readonly configuration: string;
  readonly kind: 'automatic' | 'manual';
  readonly asOf: string;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly outcome: 'running' | 'done' | 'attention' | 'failed' | 'interrupted';
  readonly reason?: Reason;
  readonly entries: readonly Reference[];
  readonly documents: number;
  readonly waiting: readonly { readonly fact: string; readonly reason: Reason }[];
  readonly log: readonly {
    readonly at: Instant;
    readonly code: string;
    readonly details: Readonly<Record<string, string>>;
  }[];
}

/** One file that was read, or refused. */
export interface IntakeRecord {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly at: Instant;
  readonly source: string;
  readonly outcome: 'imported' | 'rejected';
  readonly facts: number;
  readonly problems: readonly { readonly line?: number; readonly code: string; readonly message: string }[];
}

/** The result of a client's command, so that a repeat returns it (rule 38). */
export interface CommandRecord {
  readonly id: string;
  readonly method: string;
  readonly at: Instant;
  readonly result: unknown;
}

type Monthly<Prefix extends string> = `${Prefix}/${string}`;

export type FileName =
  | 'settings'
  | Monthly<'facts'>
  | Monthly<'reviews'>
  | Monthly<'entries'>
  | Monthly<'contents'>
  | Monthly<'runs'>
  | Monthly<'intake'>
  | Monthly<'commands'>;

export type RecordOf<Name extends FileName> = Name extends 'settings'
  ? Setting
  : Name extends Monthly<'facts'>
    ? Fact
    : Name extends Monthly<'reviews'>
      ? Review
      : Name extends Monthly<'entries'>
        ? EntryRecord
        : Name extends Monthly<'contents'>
          ? EntryContents
          : Name extends Monthly<'runs'>
            ? RunRecord
            : Name extends Monthly<'intake'>
              ? IntakeRecord
              : CommandRecord;
