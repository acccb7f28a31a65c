/**
 * Draws the pictures of the documentation by running the built program on a fresh sample home, in a terminal. The same
 * program draws the same bytes again: clock and chance stand still (fixed-machine.mjs), the zone is the sample's own, and
 * what still differs from run to run is replaced (`unsteady`).
 */

import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExecutionContext } from 'ava';
import type { Language } from '../../src/core/configuration.ts';
import { Machine } from '../program/machine.ts';
import type { Cell } from './emulator.ts';
import { open } from './open.ts';
import { type Picture, pictureSizes } from './pictures.ts';
import { svgOf } from './svg.ts';

/** When the sample's last night was booked, and when its operator looks: the morning after. */
const bookedAt = Date.parse('2026-11-01T06:02:00+01:00');
const lookedAt = Date.parse('2026-11-01T08:15:00+01:00');
/** What differs from run to run all the same, and what a picture shows for it in as many columns. The only such place. */
const unsteady: readonly (readonly [pattern: RegExp, shown: string])[] = [
  // The temporary folder.
  [/(?<=\/na-)[A-Za-z0-9]{6}\b/g, 'sample'],
  // The log's head, over all that was logged: how long an attempt took is part of it.
  [/\b[0-9a-f]{64}\b/g, '0123456789abcdef'.repeat(4)],
];
/** Folders that make up the state of a machine: data directories beside each other, and what they leave elsewhere. */
const stateFolders = ['home-sample', 'state'] as const;

/** Whoever runs what is drawn ends it too. */
type Owner = Pick<ExecutionContext, 'teardown'>;

/** @returns the SVG of each picture by its name. */
export async function drawPictures(owner: Owner, pictures: readonly Picture[]): Promise<Map<string, string>> {
  const drawn = new Map<string, string>();
  for (const [language, own] of Map.groupBy(pictures, (picture) => picture.language)) {
    const machine = new Machine(owner);
    await makeSample(machine, language);
    for (const picture of own) drawn.set(picture.name, await draw(owner, machine, picture));
  }
  return drawn;
}

async function makeSample(machine: Machine, language: Language): Promise<void> {
  const env = surroundings(bookedAt);
  const { code, stderr } = await machine.run(['start', '--lang', language], { env });
  if (code !== 0) throw new Error(`the sample's night ended with ${code}: ${stderr}`);
  await stop(machine);
  for (const folder of stateFolders) cpSync(machine.path(folder), kept(machine, folder), { recursive: true });
}

async function draw(owner: Owner, machine: Machine, picture: Picture): Promise<string> {
  for (const folder of stateFolders) {
    rmSync(machine.path(folder), { recursive: true, force: true });
    cpSync(kept(machine, folder), machine.path(folder), { recursive: true });
  }
  const { title, language, size, until, steps = [] } = picture;
  const args = ['start', '--lang', language];
  const terminal = open(owner, machine, { ...pictureSizes[size], args, env: surroundings(lookedAt) });
  try {
    await terminal.waitFor(until);
    for (const step of steps) {
      terminal.press(...step.press);
      await terminal.waitFor(step.until);
    }
    await terminal.waitUntilQuiet({ quietMs: 500 });
    return svgOf(steady(terminal.cells()), { title });
  } finally {
    await terminal.close();
    await stop(machine);
  }
}

function surroundings(instant: number): Record<string, string> {
  const clock = pathToFileURL(join(process.cwd(), 'test', 'terminal', 'fixed-machine.mjs')).href;
  return {
    NODE_OPTIONS: `--import=${clock}`,
    PICTURE_INSTANT: String(instant),
    TZ: 'Europe/Amsterdam',
    // As whoever reads the documentation starts it.
    npm_lifecycle_event: 'start',
  };
}

function kept(machine: Machine, folder: string): string {
  return machine.path(`kept-${folder}`);
}

async function stop(machine: Machine): Promise<void> {
  await machine.run(['start', 'daemon', 'stop']);
  await machine.stop();
}

function steady(cells: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  return cells.map((row) => {
    // One letter for each column, so that places in the text are columns.
    const text = row.map((cell) => (cell.text.length === 1 ? cell.text : '\u0000')).join('');
    const shown = unsteady.reduce((line, [pattern, replacement]) => line.replace(pattern, replacement), text);
    return shown === text
      ? row
      : row.map((cell, column) => (cell.text.length === 1 ? { ...cell, text: shown[column] ?? ' ' } : cell));
  });
}
