/**
 * Files that were refused and have not come again in a form that could be read. Of each month only who was refused and
 * whose names were taken in is kept (rule 28): a folder of files a day makes a long list.
 */

import type { Change } from '../store/log-record.ts';
import type { IntakeRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** What became of each name during a month: refused last, or taken in last. */
interface MonthOutcome {
  readonly rejected: readonly IntakeRecord[];
  readonly imported: readonly string[];
}

export class RejectionIndex {
  readonly #open = new Map<string, IntakeRecord>();

  static async build(store: Store): Promise<RejectionIndex> {
    const index = new RejectionIndex();
    const meanwhile: Change[] = [];
    const stop = store.listen((changes) => meanwhile.push(...changes));
    try {
      for (const file of store.files<`intake/${string}`>('intake/')) {
        const month = file.slice('intake/'.length);
        const { rejected, imported } = await store.derived(`rejections-1/${month}`, [file], () => outcome(store, file));
        for (const key of imported) index.#open.delete(key);
        for (const record of rejected) index.#take(record);
      }
      // What was committed during the reading may be in it or not: once more does no harm.
      index.#follow(meanwhile);
      store.listen((changes) => index.#follow(changes));
    } finally {
      stop();
    }
    return index;
  }

  open(): IntakeRecord[] {
    return [...this.#open.values()];
  }

  #take(record: IntakeRecord): void {
    if (record.outcome === 'rejected') this.#open.set(keyOf(record), record);
    else this.#open.delete(keyOf(record));
  }

  #follow(changes: readonly Change[]): void {
    // What the store's own transactions put is typed by its partition.
    for (const { file, after } of changes) if (file.startsWith('intake/')) this.#take(after as IntakeRecord);
  }
}

async function outcome(store: Store, file: `intake/${string}`): Promise<MonthOutcome> {
  const last = new Map<string, IntakeRecord>();
  const records = [...(await store.look(file)).values()].map(({ value }) => value);
  for (const record of records.sort((one, other) => one.at - other.at)) last.set(keyOf(record), record);
  return {
    rejected: [...last.values()].filter((record) => record.outcome === 'rejected'),
    imported: [...last].flatMap(([key, record]) => (record.outcome === 'imported' ? [key] : [])),
  };
}

function keyOf({ source, name }: IntakeRecord): string {
  return `${source}\n${name}`;
}
