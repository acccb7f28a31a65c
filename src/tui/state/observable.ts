/** A value that tells when it is replaced. What screens know is kept in these; React only draws it. */

export interface Observed<Value> {
  get(): Value;
  /** @returns what ends the subscription. */
  subscribe(listener: () => void): () => void;
}

export interface Observable<Value> extends Observed<Value> {
  /** Replaces the value; the same value again tells nobody. */
  set(value: Value): void;
  update(change: (value: Value) => Value): void;
}

export function observable<Value>(initial: Value): Observable<Value> {
  let current = initial;
  const listeners = new Set<() => void>();
  const set = (value: Value) => {
    if (Object.is(value, current)) return;
    current = value;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => current,
    set,
    update: (change) => set(change(current)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A value that follows from others; made anew only when one of them was replaced. */
export function derived<Value>(from: readonly Observed<unknown>[], make: () => Value): Observed<Value> {
  let seen: readonly unknown[] | undefined;
  let made: { readonly value: Value } | undefined;
  return {
    get() {
      const now = from.map((one) => one.get());
      if (!made || !seen || now.some((value, at) => !Object.is(value, seen?.[at]))) {
        made = { value: make() };
        seen = now;
      }
      return made.value;
    },
    subscribe(listener) {
      const ends = from.map((one) => one.subscribe(listener));
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
