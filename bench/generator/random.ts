/** Numbers that look random and are the same in every run: the generated year must be. */

export interface Numbers {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  oneOf<Value>(values: readonly [Value, ...Value[]]): Value;
}

/** mulberry32: 32 bits of state, enough for data that only has to be varied. */
export function numbers(seed: number): Numbers {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return { between, oneOf: (values) => values[between(0, values.length - 1)] ?? values[0] };
}
