/** Medians and percentiles: one slow run is the machine's, the middle one is the program's. */

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** Nearest rank. `of` from 0 to 100. */
export function percentile(values: readonly number[], of: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(Math.ceil((of / 100) * sorted.length) - 1, 0)] ?? Number.NaN;
}

/** Milliseconds that the work took, with what it returned. */
export async function timed<Result>(work: () => Result | Promise<Result>): Promise<{ ms: number; result: Result }> {
  const begun = performance.now();
  const result = await work();
  return { ms: performance.now() - begun, result };
}
