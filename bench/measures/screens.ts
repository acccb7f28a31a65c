/**
 * The screens over 100,000 documents, beside two terminal programs that show the same books: hledger-ui as a register of
 * one account, visidata as a table of the first line of every entry. Our daemon runs and has answered before.
 */

import { spawnSync } from 'node:child_process';
import { invoicesHome } from '../generator/invoices-home.ts';
import { mustRun } from '../machine/processes.ts';
import { median, percentile } from '../machine/statistics.ts';
import type { Measured, Measurements } from '../report/figures.ts';
import { type ScreenMeasure, screenFigureId } from '../report/screen-figures.ts';
import { type Keystrokes, measureScreen, type ScreenMeasured } from '../tui/measure-screen.ts';
import {
  type ScreenProgram,
  type ScreenProgramName,
  type ScreenSize,
  screenPrograms,
  screenSizes,
} from '../tui/programs.ts';
import type { Measure } from './bench.ts';

export const measureScreens: Measure = async (bench) => {
  const { program } = bench;
  const files = await invoicesHome(bench);
  const daemon = await program.startDaemon(files.home);
  await mustRun(program.command(files.home, 'documents', 'list', '--limit', '20', '--json'));
  const measured: Measurements = {};
  for (const [name, screen] of Object.entries(screenPrograms) as [ScreenProgramName, ScreenProgram][]) {
    const command = screen.command(files, program);
    const isInstalled = spawnSync(command.command, ['--version'], { env: command.env }).error === undefined;
    for (const [size, columnsAndRows] of Object.entries(screenSizes) as [
      ScreenSize,
      { columns: number; rows: number },
    ][]) {
      const figures = isInstalled
        ? figuresOf(await measureScreen(screen, command, columnsAndRows))
        : ({ 'first-frame': { value: null, note: `${command.command} is not installed` } } as const);
      for (const [measure, figure] of Object.entries(figures) as [ScreenMeasure, Measured][])
        measured[screenFigureId(size, measure, name)] = figure;
    }
  }
  await daemon.stop();
  return measured;
};

function figuresOf({
  firstFrames,
  toRows,
  moves,
  pages,
  filter,
  residentMb,
  peakMb,
}: ScreenMeasured): Partial<Record<ScreenMeasure, Measured>> {
  return {
    'first-frame': {
      value: median(firstFrames),
      note: firstFrames.length === 1 ? 'one start' : `median of ${firstFrames.length} starts`,
    },
    ...(toRows.length > 0 ? { 'first-rows': { value: median(toRows) } } : {}),
    'move-median': { value: median(moves.ms), note: `${moves.ms.length} keys` },
    'move-p95': { value: percentile(moves.ms, 95) },
    'move-bytes': { value: median(moves.bytes), note: spread(moves) },
    'page-median': { value: median(pages.ms), note: `${pages.ms.length} keys` },
    'page-p95': { value: percentile(pages.ms, 95) },
    'page-bytes': { value: median(pages.bytes), note: spread(pages) },
    ...(filter
      ? {
          'filter-median': { value: median(filter.ms), note: `${filter.ms.length} letters` },
          'filter-p95': { value: percentile(filter.ms, 95) },
        }
      : {}),
    memory: onLinux(residentMb),
    'memory-peak': onLinux(peakMb),
  };
}

function spread({ bytes }: Keystrokes): string {
  return `p95 ${percentile(bytes, 95)} B`;
}

function onLinux(value: number | undefined): Measured {
  return value === undefined ? { value: null, note: 'read from /proc, which only Linux has' } : { value };
}
