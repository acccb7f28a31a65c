/** Bytes that are appended to and cut; appending copies only what is new. */
export class GrowingBytes {
  #buffer = new Uint8Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (length > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(length, this.#buffer.length * 2));
      larger.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = larger;
    }
    this.#buffer.set(bytes, this.#length);
    this.#length = length;
  }

  /** @param length not above the present one. */
  cut(length: number): void {
    this.#length = Math.min(length, this.#length);
  }

  zero(from: number, to: number): void {
    this.#buffer.fill(0, from, Math.min(to, this.#length));
  }

  copy(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }
}
