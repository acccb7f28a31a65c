/** What a preview knows: the plan, the entry that is looked at, and how far the sending has come. */

import type { EntryView } from '../../core/rpc.ts';
import type { Desk } from '../desk.ts';
import { arraySource } from '../list/array-source.ts';
import { type List, list } from '../list/list.ts';
import { type Observed, observable } from '../state/observable.ts';
import { type Planned, type PlanParams, planned } from './plan.ts';
import { type PlannedEntry, plannedEntry } from './planned-entry.tsx';
import type { Progress } from './progress-line.ts';

export interface PreviewState {
  /** `undefined` while it is looked for, and when it could not be had. */
  readonly planned: Planned | undefined;
  /** The one entry there is, where there is one. */
  readonly only: PlannedEntry | undefined;
  /** It could not be had; why has been said. */
  readonly failed: boolean;
  readonly sending: boolean;
  readonly progress: Progress | undefined;
}

export interface PreviewModel extends Observed<PreviewState> {
  readonly entries: List<EntryView>;
  opened(entry: EntryView): PlannedEntry;
  /** Asks anew what would be sent. */
  look(): Promise<void>;
  looking(): Promise<void> | undefined;
  begin(): void;
  end(): void;
  close(): void;
}

const unknown: PreviewState = {
  planned: undefined,
  only: undefined,
  failed: false,
  sending: false,
  progress: undefined,
};

export const entryId = ({ reference }: EntryView) => reference;

export function previewModel(desk: Desk, params: PlanParams): PreviewModel {
  const state = observable<PreviewState>(unknown);
  const entries = list(arraySource(entryId, () => state.get().planned?.result.entries ?? []));
  let looking: Promise<void> | undefined;
  let endOfProgress: (() => void) | undefined;
  const look = async () => {
    state.set(unknown);
    const isFound = await desk.attempt(async () => {
      const found = await planned(desk, params);
      const { entries: all, plan } = found.result;
      const [first, ...others] = all;
      const only = first && others.length === 0 ? plannedEntry(desk, first, plan) : undefined;
      state.set({ ...unknown, planned: found, only });
      await entries.reset();
    });
    if (!isFound) state.set({ ...unknown, failed: true });
  };
  const end = () => {
    endOfProgress?.();
    endOfProgress = undefined;
    state.update((now) => ({ ...now, sending: false, progress: undefined }));
  };
  return {
    ...state,
    entries,
    opened: (entry) => plannedEntry(desk, entry, state.get().planned?.result.plan),
    look() {
      looking ??= look().finally(() => {
        looking = undefined;
      });
      return looking;
    },
    looking: () => looking,
    begin() {
      endOfProgress = desk.link.onProgress((progress) => state.update((now) => ({ ...now, progress })));
      state.update((now) => ({ ...now, sending: true }));
    },
    end,
    close: () => {
      endOfProgress?.();
    },
  };
}
