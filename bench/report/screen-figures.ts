/** The figures of terminal programs: each measure at each size, ours first and the others beneath it. */

import { type ScreenProgramName, type ScreenSize, screenPrograms, screenSizes } from '../tui/programs.ts';
import type { FigureHead } from './figures.ts';

type Aim = NonNullable<FigureHead['aim']>;

interface ScreenFigureHead {
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  /** Of our own screens. */
  readonly aim?: Aim;
}

export const screenMeasures = {
  'first-frame': { title: 'from the start to rows on the screen', unit: 'ms', decimals: 0 },
  'move-median': { title: 'one row down, key to last byte, median', unit: 'ms', decimals: 1 },
  'move-p95': { title: 'one row down, key to last byte, p95', unit: 'ms', decimals: 1 },
  'move-bytes': { title: 'one row down, bytes, median', unit: 'B', decimals: 0 },
  'page-median': { title: 'one page down, key to last byte, median', unit: 'ms', decimals: 1 },
  'page-p95': { title: 'one page down, key to last byte, p95', unit: 'ms', decimals: 1 },
  'page-bytes': { title: 'one page down, bytes, median', unit: 'B', decimals: 0 },
  'filter-median': { title: 'a letter of the filter, key to narrowed list, median', unit: 'ms', decimals: 1 },
  'filter-p95': { title: 'a letter of the filter, key to narrowed list, p95', unit: 'ms', decimals: 1 },
  memory: { title: 'memory afterwards', unit: 'MB', decimals: 0 },
  'memory-peak': { title: 'memory at most', unit: 'MB', decimals: 0 },
} as const satisfies Readonly<Record<string, ScreenFigureHead>>;

export type ScreenMeasure = keyof typeof screenMeasures;
export type ScreenFigureId = `screen-${ScreenSize}-${ScreenMeasure}-${ScreenProgramName}`;

export function screenFigureId(size: ScreenSize, measure: ScreenMeasure, program: ScreenProgramName): ScreenFigureId {
  return `screen-${size}-${measure}-${program}`;
}

export const screenFigures = Object.fromEntries(
  namesOf(screenSizes).flatMap((size) =>
    namesOf(screenMeasures).flatMap((measure) => {
      const { title, ...head }: ScreenFigureHead = screenMeasures[measure];
      const { aim: _ours, ...others } = head;
      return namesOf(screenPrograms).map((program): [ScreenFigureId, FigureHead] => [
        screenFigureId(size, measure, program),
        program === 'nightaudit'
          ? { title: `terminal ${size.replace('x', '×')}: ${title}`, ...head }
          : { title: `… ${program}`, ...others },
      ]);
    }),
  ),
) as Readonly<Record<ScreenFigureId, FigureHead>>;

function namesOf<Name extends string>(record: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(record) as Name[];
}
