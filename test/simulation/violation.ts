/** 1 to 5 as numbered in the rules; `lost`: something committed is gone; `broken`: the program itself failed. */
export type Invariant = 1 | 2 | 3 | 4 | 5 | 'liveness' | 'lost' | 'broken';

/** An invariant does not hold. */
export class Violation extends Error {
  override readonly name = 'Violation';
  readonly invariant: Invariant;
  constructor(invariant: Invariant, message: string) {
    super(message);
    this.invariant = invariant;
  }
}
