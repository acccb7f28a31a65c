/** Seeded randomness: the same seed gives the same run on every machine, so that a failure can be seen again. */

/** xoshiro128** (Blackman and Vigna, https://prng.di.unimi.it/xoshiro128starstar.c), seeded through splitmix32. */
export class Prng {
  readonly #name: string;
  readonly #state: Uint32Array;

  constructor(seed: number | string) {
    this.#name = String(seed);
    this.#state = new Uint32Array(4);
    let mixed = hashOf(this.#name);
    for (let at = 0; at < 4; at++) {
      mixed = (mixed + 0x9e3779b9) | 0;
      let word = mixed ^ (mixed >>> 16);
      word = Math.imul(word, 0x21f0aaad);
      word ^= word >>> 15;
      word = Math.imul(word, 0x735a2d97);
      this.#state[at] = word ^ (word >>> 15);
    }
  }

  /** A generator of its own for one purpose: what it gives depends on seed and name only, not on what was drawn before. */
  fork(name: string): Prng {
    return new Prng(`${this.#name}/${name}`);
  }

  /** A whole number from 0 up to, not including, `bound` (at most 2^32). The bias is below 2^-32 times `bound`. */
  int(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 32) throw new RangeError(`no number below ${bound}`);
    return Math.floor((this.#next() / 2 ** 32) * bound);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.int(high - low + 1);
  }

  /** True with the given probability, from 0 (never) to 1 (always). */
  bool(probability = 0.5): boolean {
    return this.#next() / 2 ** 32 < probability;
  }

  /** @throws RangeError when the list is empty. */
  pick<Item>(list: readonly Item[]): Item {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[this.int(list.length)] as Item;
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.int(256));
  }

  #next(): number {
    const state = this.#state;
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const third = c ^ a;
    const fourth = d ^ b;
    state[1] = b ^ third;
    state[0] = a ^ fourth;
    state[2] = third ^ (b << 9);
    state[3] = rotate(fourth, 11);
    return result;
  }
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** FNV-1a over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
