/** What the engine's parts share. */

import type { StarterChart } from '../../core/chart.ts';
import type { Configuration, Country } from '../../core/configuration.ts';
import type { Kernel } from '../../core/kernel.ts';
import type { Ledger } from '../../core/ledger-port.ts';
import type { Reason } from '../../core/reason.ts';
import type { NotificationName, NotificationOf } from '../../core/rpc.ts';
import type { Store } from '../store/store.ts';
import type { CommandMemory } from './command-memory.ts';
import type { DocumentList } from './document-list.ts';
import type { Documents } from './documents.ts';
import type { FactIndex } from './fact-index.ts';

/** Files that ship with the program. */
export interface Assets {
  chart(country: Country): Promise<StarterChart>;
  /** Folder of the sample property. */
  readonly sampleFolder: string;
}

export interface EngineContext {
  readonly kernel: Kernel;
  readonly home: string;
  readonly version: string;
  readonly assets: Assets;
  /** Monotonic time at which this process began. */
  readonly startedAt: number;
  /** @throws Refusal while the home is not initialised or in quarantine. */
  store(): Store;
  /** Built when first asked for. */
  index(): Promise<FactIndex>;
  documents(): Promise<Documents>;
  documentList(): Promise<DocumentList>;
  /** What the last commands changed, for who wants one taken back. */
  commands(): CommandMemory;
  ledger(configuration: Pick<Configuration, 'authorization' | 'administration'>): Promise<Ledger>;
  /** The embedded book of a home that is just being made. */
  bookLedger(folder: string, administration: string): Promise<Ledger>;
  /** Does work on one administration's books when nothing else is: runs, reversals and decisions never overlap. */
  inLane<Result>(target: string, work: () => Promise<Result>): Promise<Result>;
  /** Writes the end of the log to a second place, so that an older copy of the home is noticed (rule 26). */
  witness(): Promise<void>;
  notify<Name extends NotificationName>(name: Name, value: NotificationOf<Name>): void;
  /** A person has just worked with the clock as it is: automatic runs may go by it again (rule 15). */
  trustClock(): void;
  /** Why automatic runs wait for a person, while they do. */
  held(): Reason | undefined;
  readonly isStopping: () => boolean;
}
