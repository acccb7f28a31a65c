/** Short ways to read test files, and to say what came of it. */

import type { ReadFact } from '../../../src/core/fact.ts';
import type { ReadProblem } from '../../../src/core/read-problem.ts';
import { readFactFile } from '../../../src/providers/files/read-file.ts';
import type { ReaderSettings } from '../../../src/providers/files/reader-settings.ts';

export const amsterdam: ReaderSettings = {
  zone: 'Europe/Amsterdam',
  dayEndsAtMinutes: 0,
  csv: [],
  accountingCost: 'ignore',
};

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

type Input = string | Uint8Array;

const asBytes = (input: Input): Uint8Array => (typeof input === 'string' ? bytes(input) : input);

/** The facts of a file that must be readable. */
export function facts(input: Input, settings: Partial<ReaderSettings> = {}, name = 'file'): ReadFact[] {
  const result = readFactFile(name, asBytes(input), { ...amsterdam, ...settings });
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join(' / '));
  return result.value.facts;
}

/** The only fact of a file. */
export function fact(input: Input, settings: Partial<ReaderSettings> = {}): ReadFact {
  const [only, ...more] = facts(input, settings);
  if (!only || more.length > 0) throw new Error(`expected one fact, found ${more.length + (only ? 1 : 0)}`);
  return only;
}

/** The problems of a file that must be refused. */
export function problems(input: Input, settings: Partial<ReaderSettings> = {}, name = 'file'): readonly ReadProblem[] {
  const result = readFactFile(name, asBytes(input), { ...amsterdam, ...settings });
  if (result.ok) throw new Error(`read ${result.value.facts.length} facts from a file that is wrong`);
  return result.problems;
}

/** The first problem. */
export function problem(input: Input, settings: Partial<ReaderSettings> = {}, name = 'file'): ReadProblem {
  const [first] = problems(input, settings, name);
  if (!first) throw new Error('refused without a problem');
  return first;
}
