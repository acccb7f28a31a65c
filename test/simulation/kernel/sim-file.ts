import { GrowingBytes } from './growing-bytes.ts';
import type { Prng } from './prng.ts';

/** What a disk writes at once. */
const sectorBytes = 512;

type Change = { readonly append: Uint8Array } | { readonly cutTo: number };

/** A file's content as readers see it, and as it would be found after a power cut. */
export class SimFile {
  readonly kind = 'file';
  mode = 0o600;
  uid = 1000;
  modifiedAt = 0;
  #seen = new GrowingBytes();
  readonly #durable = new GrowingBytes();
  /** Written since the last sync, in order. */
  #unsynced: Change[] = [];

  get size(): number {
    return this.#seen.length;
  }

  read(): Uint8Array {
    return this.#seen.copy();
  }

  append(bytes: Uint8Array): void {
    // A copy: the caller may use its buffer again.
    const change = { append: bytes.slice() };
    this.#apply(this.#seen, change);
    this.#unsynced.push(change);
  }

  cut(size: number): void {
    const change = { cutTo: size };
    this.#apply(this.#seen, change);
    this.#unsynced.push(change);
  }

  sync(): void {
    for (const change of this.#unsynced) this.#apply(this.#durable, change);
    this.#unsynced = [];
  }

  /**
   * The unsynced changes are lost but for a beginning of them, cut anywhere, as after a power cut or a failed fsync.
   *
   * @param zeroSectors the file's new length was written before its data: sectors of what is kept may hold zeros.
   */
  loseUnsynced(prng: Prng, zeroSectors: boolean): void {
    const whole = prng.int(this.#unsynced.length + 1);
    const cutShort = this.#unsynced[whole];
    let safe = this.#durable.length;
    for (const change of this.#unsynced.slice(0, whole)) {
      this.#apply(this.#durable, change);
      safe = Math.min(safe, this.#durable.length);
    }
    if (cutShort && 'append' in cutShort)
      this.#durable.append(cutShort.append.subarray(0, prng.int(cutShort.append.length + 1)));
    if (zeroSectors) this.#zeroSectors(prng, safe);
    this.#unsynced = [];
    this.#seen = new GrowingBytes();
    this.#seen.append(this.#durable.copy());
  }

  /** Zeros some sectors of what lies beyond `from`; bytes before it in the same sector were durable and stay. */
  #zeroSectors(prng: Prng, from: number): void {
    const first = Math.floor(from / sectorBytes);
    for (let sector = first; sector * sectorBytes < this.#durable.length; sector++)
      if (prng.bool()) this.#durable.zero(Math.max(from, sector * sectorBytes), (sector + 1) * sectorBytes);
  }

  #apply(bytes: GrowingBytes, change: Change): void {
    if ('append' in change) bytes.append(change.append);
    else bytes.cut(change.cutTo);
  }
}
