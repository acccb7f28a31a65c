/** What every measure is handed. Each runs in a process of its own, so that none inherits another's heap or hot code. */

import type { Program } from '../machine/program.ts';
import type { Measurements } from '../report/figures.ts';

export interface Bench {
  /** Real path of an empty folder on the real disk, for homes and files; removed at the end. */
  readonly folder: string;
  readonly program: Program;
}

export type Measure = (bench: Bench) => Promise<Measurements>;

/** Homes that one measure makes and later ones use. */
export const homes = {
  /** 60 months of 2,000 documents, in day entries. */
  long: ({ folder }: Bench) => `${folder}/long`,
  /** One month of them. */
  short: ({ folder }: Bench) => `${folder}/short`,
} as const;
