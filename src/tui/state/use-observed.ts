import { useSyncExternalStore } from 'react';
import type { Observed } from './observable.ts';

/** The value as it is now; the component is drawn again when it is replaced. */
export function useObserved<Value>(observed: Observed<Value>): Value {
  return useSyncExternalStore(observed.subscribe, observed.get);
}
