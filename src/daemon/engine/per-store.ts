/** What is derived from a store, once for each that is opened: after a failed write the home is opened again, as another. */

import type { Store } from '../store/store.ts';

export function perStore<Derived>(make: (store: Store) => Derived): (store: Store) => Derived {
  const made = new WeakMap<Store, Derived>();
  return (store) => {
    const known = made.get(store);
    if (known !== undefined) return known;
    const fresh = make(store);
    made.set(store, fresh);
    return fresh;
  };
}
