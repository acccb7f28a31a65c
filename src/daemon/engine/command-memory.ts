/**
 * What the last commands changed, as it was before, so that each can be taken back. In memory only: after a restart, and
 * of commands long ago, nothing is taken back any more. The log keeps every state for who has to look.
 */

import type { EntryState } from '../../core/entry.ts';
import type { Reference } from '../../core/ledger-port.ts';
import type { MethodName } from '../../core/rpc.ts';
import type { Change } from '../store/log-record.ts';
import type { EntryRecord, FileName, RecordOf } from '../store/records.ts';
import type { Store, Transaction } from '../store/store.ts';

/** Methods whose commands can be taken back: what they change is read by proposals and lists, and by nothing else. */
export const undoable: readonly MethodName[] = [
  'documents.edit',
  'documents.review',
  'documents.approve',
  'documents.concept',
  'documents.exclude',
  'documents.include',
  'repairs.fix',
  'map.vat',
  'map.account',
  'filters.save',
  'filters.remove',
  // Settings that stand alone. A configuration does not: what it was may no longer fit the others.
  'property.edit',
  'sources.edit',
  'sources.access',
  'csv-mapping.add',
  'csv-mapping.remove',
  'undo',
];

/** Bounds of what is remembered; the oldest commands go first. */
const mostCommands = 200;
const mostRecords = 200_000;
/** Other calls with a command id: that they cannot be taken back is said of them. */
const mostOthers = 200;
/** After so many entries nobody means to take back what was done before them. */
const mostEntries = 50_000;

/** One record, before and after the command; `undefined`: it was not there. */
export interface Image {
  readonly file: FileName;
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface RememberedCommand {
  readonly method: MethodName;
  /** The record of the log that holds it. */
  readonly seq: number;
  readonly images: readonly Image[];
}

export class CommandMemory {
  readonly #store: Store;
  /** The oldest first. */
  readonly #commands = new Map<string, RememberedCommand>();
  /** Entries that took hold of their facts while a command was remembered: in which record of the log. */
  readonly #sent = new Map<Reference, number>();
  readonly #others = new Map<string, MethodName>();
  #records = 0;

  constructor(store: Store) {
    this.#store = store;
    store.listen((changes, seq) => this.#follow(changes, seq));
  }

  /**
   * Watches what one command changes. `keep` is called in the midst of its transaction, when all is put; it returns what
   * remembers the command once that is committed.
   */
  watch(transaction: Transaction): {
    readonly transaction: Transaction;
    readonly keep: (commandId: string, method: MethodName) => () => void;
  } {
    const images = new Map<string, { file: FileName; id: string; before: unknown; after: unknown }>();
    const note = async (file: FileName, id: string, after: unknown) => {
      const key = `${file}\n${id}`;
      const known = images.get(key);
      if (known) known.after = after;
      else images.set(key, { file, id, before: (await transaction.get(file, id))?.value, after });
    };
    return {
      transaction: {
        get: (file, id) => transaction.get(file, id),
        put: async <Name extends FileName>(file: Name, id: string, value: RecordOf<Name>) => {
          await note(file, id, value);
          await transaction.put(file, id, value);
        },
        remove: async (file, id) => {
          await note(file, id, undefined);
          await transaction.remove(file, id);
        },
      },
      keep: (commandId, method) => {
        // Transactions go one after the other: this is the one that is committed next.
        const seq = this.#store.seq + 1;
        return () => this.#remember(commandId, { method, seq, images: [...images.values()] });
      },
    };
  }

  /** A call that is no command of one commit: a run, an import. */
  noteOther(commandId: string, method: MethodName): void {
    this.#others.set(commandId, method);
    const [oldest] = this.#others.keys();
    if (oldest !== undefined && this.#others.size > mostOthers) this.#others.delete(oldest);
  }

  otherOf(commandId: string): MethodName | undefined {
    return this.#others.get(commandId);
  }

  of(commandId: string): RememberedCommand | undefined {
    return this.#commands.get(commandId);
  }

  /** Entries that took hold of their facts after that record of the log. */
  sentSince(seq: number): Reference[] {
    return [...this.#sent].flatMap(([reference, at]) => (at > seq ? reference : []));
  }

  #remember(commandId: string, command: RememberedCommand): void {
    if (!undoable.includes(command.method)) return;
    this.#commands.set(commandId, command);
    this.#records += command.images.length;
    while (this.#commands.size > mostCommands || this.#records > mostRecords) this.#forgetOldest();
  }

  #forgetOldest(): void {
    const [oldest] = this.#commands;
    if (!oldest) return;
    this.#commands.delete(oldest[0]);
    this.#records -= oldest[1].images.length;
    const [next] = this.#commands.values();
    for (const [reference, at] of this.#sent) if (!next || at < next.seq) this.#sent.delete(reference);
  }

  #follow(changes: readonly Change[], seq: number): void {
    if (this.#commands.size === 0) return;
    for (const { file, id, after, version } of changes) {
      if (!file.startsWith('entries/')) continue;
      const { state } = after as Pick<EntryRecord, 'state'>;
      if (!takesHold(state, version)) continue;
      // Entered anew, so that the oldest stay first.
      this.#sent.delete(id as Reference);
      this.#sent.set(id as Reference, seq);
    }
    while (this.#sent.size > mostEntries && this.#commands.size > 0) this.#forgetOldest();
  }
}

/** An intent does, and an entry that was booked or handed over the first time we hear of it. */
function takesHold(state: EntryState, version: number): boolean {
  return state === 'sending' || state === 'exported' || (version === 1 && (state === 'posted' || state === 'adopted'));
}
