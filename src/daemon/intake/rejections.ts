/** Refused files: remembered, so that they can be named until they come again in a form that could be read. */

import { localTime, monthOf } from '../../core/calendar.ts';
import { hashCharacters } from '../../core/identity.ts';
import type { ImportResult } from '../../core/rpc.ts';
import { cleanText } from '../../core/text.ts';
import type { EngineContext } from '../engine/context.ts';
import { propertyOf } from '../engine/settings.ts';
import type { IntakeRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { RejectionIndex } from './rejection-index.ts';

export async function openRejections(context: EngineContext): Promise<IntakeRecord[]> {
  const store = context.store();
  const building = indexes.get(store) ?? RejectionIndex.build(store);
  indexes.set(store, building);
  // A build that failed is tried again: it may have been the disk.
  building.catch(() => indexes.delete(store));
  return (await building).open();
}

const indexes = new WeakMap<Store, Promise<RejectionIndex>>();

/** Remembers refused files, so that the morning report can name them; the same file refused again changes nothing. */
export async function recordRejections(
  rejected: ImportResult['rejected'],
  source: string,
  context: EngineContext,
  who: string,
): Promise<void> {
  if (rejected.length === 0) return;
  const property = await propertyOf(context.store());
  const now = context.kernel.clock.now();
  const partition = monthOf(localTime(now, property.zone).date);
  const known = new Set((await openRejections(context)).map((record) => record.id));
  const byPath = new Map<string, ImportResult['rejected']>();
  for (const one of rejected) byPath.set(one.path, [...(byPath.get(one.path) ?? []), one]);
  await context.store().transact(who, async (transaction) => {
    for (const [path, problems] of byPath) {
      const name = cleanText(path.slice(path.lastIndexOf('/') + 1), 200);
      const id = hashCharacters(`${source}\n${path}\n${problems.map((problem) => problem.message).join('\n')}`, 20);
      if (known.has(id)) continue;
      const record: IntakeRecord = {
        id,
        name,
        hash: '',
        at: now,
        source,
        outcome: 'rejected',
        facts: 0,
        problems: problems.map(({ line, code, message }) => ({
          ...(line === undefined ? {} : { line }),
          code,
          message,
        })),
      };
      await transaction.put(`intake/${partition}`, id, record);
    }
  });
}
