import type { ReadProblem, ReadResult } from '../../core/read-problem.ts';

/** A file is refused whole, however wrong it is; more complaints than this help nobody. */
const maxProblems = 20;

/** Carries problems out of the depth of a reader; never leaves the readers (see {@link attempt}). */
export class ReadFailure extends Error {
  override readonly name = 'ReadFailure';
  readonly problems: readonly ReadProblem[];
  constructor(problems: readonly ReadProblem[]) {
    super(problems[0]?.message ?? 'unreadable');
    this.problems = problems;
  }
}

/** Where something was found: what a problem can say beside its message. */
export type Place = Pick<ReadProblem, 'line' | 'field' | 'document'>;

/** Ends the reading with one problem. */
export function refuse(code: ReadProblem['code'], message: string, place: Place = {}): never {
  throw new ReadFailure([{ code, ...place, message }]);
}

/** Ends the reading when there are any problems. */
export function refuseAll(problems: readonly ReadProblem[]): void {
  if (problems.length > 0) throw new ReadFailure(problems);
}

/** Turns a reader that refuses by exception into one that answers with a value. */
export function attempt<Value>(read: () => Value): ReadResult<Value> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof ReadFailure) return { ok: false, problems: error.problems.slice(0, maxProblems) };
    throw error;
  }
}

/** Reads one of many. An import refuses the whole file with the first that cannot be read; a preview passes it over. */
export type ReadEach = <Value>(read: () => Value) => Value | undefined;

export const orRefuse: ReadEach = (read) => read();
