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

const most = (value: number) => ({ aim: { is: 'at most', value } }) as const;

export const screenMeasures = {
  'first-frame': { title: 'from the start to the first useful frame', unit: 'ms', decimals: 0, ...most(450) },
  'first-rows': { title: 'from the start to rows of the list', unit: 'ms', decimals: 0 },
  'move-median': { title: 'one row down, key to last byte, median', unit: 'ms', decimals: 1, ...most(10) },
  'move-p95': { title: 'one row down, key to last byte, p95', unit: 'ms', decimals: 1, ...most(16) },
  'move-bytes': { title: 'one row down, bytes, median', unit: 'B', decimals: 0, ...most(350) },
  'page-median': { title: 'one page down, key to last byte, median', unit: 'ms', decimals: 1 },
  'page-p95': { title: 'one page down, key to last byte, p95', unit: 'ms', decimals: 1 },
  'page-bytes': { title: 'one page down, bytes, median', unit: 'B', decimals: 0 },
  'filter-median': {
    title: 'a letter of the filter, key to narrowed list, median',
    unit: 'ms',
    decimals: 1,
    ...most(50),
  },
  'filter-p95': { title: 'a letter of the filter, key to narrowed list, p95', unit: 'ms', decimals: 1 },
  memory: { title: 'memory afterwards, at rest', unit: 'MB', decimals: 0, ...most(90) },
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
      const { aim, ...others } = head;
      // The aims are for the smallest terminal; a larger one draws more, and the document that follows the cursor.
      const own = aim === undefined || size !== '80x24' ? others : { ...others, aim };
      return namesOf(screenPrograms).map((program): [ScreenFigureId, FigureHead] => [
        screenFigureId(size, measure, program),
        program === 'nightaudit'
          ? { title: `terminal ${size.replace('x', '×')}: ${title}`, ...own }
          : { title: `… ${program}`, ...others },
      ]);
    }),
  ),
) as Readonly<Record<ScreenFigureId, FigureHead>>;

function namesOf<Name extends string>(record: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(record) as Name[];
}
