/** One program in a terminal of one size, as whoever sits before it waits for it. */

import { RunningTerminal } from '../../test/terminal/pty.ts';
import { peakResidentMb, residentMb } from '../machine/proc.ts';
import type { ProgramStart } from '../machine/processes.ts';
import type { ScreenProgram } from './programs.ts';

export interface Keystrokes {
  /** From the key to the last byte of what it changes, each in milliseconds. */
  readonly ms: readonly number[];
  readonly bytes: readonly number[];
}

export interface ScreenMeasured {
  /** From the start of the process to the first useful frame on the grid, each start in milliseconds. */
  readonly firstFrames: readonly number[];
  /** The same to rows of the list, where that is not what the program opens on. */
  readonly toRows: readonly number[];
  readonly moves: Keystrokes;
  readonly pages: Keystrokes;
  readonly filter: Keystrokes | undefined;
  readonly residentMb: number | undefined;
  readonly peakMb: number | undefined;
}

const starts = 5;
/** One start that takes this long says enough. */
const longStartMs = 5_000;
const moves = 200;
const pages = 50;
/** The list is asked of the daemon once more for each letter. */
const filterSilenceMs = 400;
/** A program that is still reading its file shows how far it is. */
const loadedSilenceMs = 2_000;
const longestMs = 120_000;
const restMs = 4_000;

export async function measureScreen(
  program: ScreenProgram,
  command: ProgramStart,
  size: { readonly columns: number; readonly rows: number },
): Promise<ScreenMeasured> {
  const firstFrames: number[] = [];
  const toRows: number[] = [];
  for (;;) {
    const { opensOn, ...straightToRows } = program;
    if (opensOn !== undefined) {
      const opened = await started({ rows: opensOn }, command, size);
      await opened.terminal.close();
      firstFrames.push(opened.ms);
    }
    const { terminal, ms } = await started(straightToRows, command, size);
    try {
      (opensOn === undefined ? firstFrames : toRows).push(ms);
      if (firstFrames.length < starts && ms < longStartMs) continue;
      await terminal.waitUntilQuiet({ quietMs: loadedSilenceMs, timeoutMs: longestMs });
      for (const key of program.toTop) await answer(terminal, key, loadedSilenceMs);
      return { firstFrames, toRows, ...(await keystrokes(terminal, program)) };
    } finally {
      await terminal.close();
    }
  }
}

async function started(
  { toList, rows: wanted }: Pick<ScreenProgram, 'toList' | 'rows'>,
  { command, args, env }: ProgramStart,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): Promise<{ terminal: RunningTerminal; ms: number }> {
  const begun = performance.now();
  const own = Object.fromEntries(Object.entries(env).filter((one): one is [string, string] => one[1] !== undefined));
  const terminal = new RunningTerminal({ command, args, columns, rows, cwd: own.HOME ?? '/', env: own });
  try {
    if (toList) {
      await terminal.waitFor(toList.asks, { timeoutMs: longestMs });
      terminal.press(...toList.press);
    }
    await terminal.waitFor(wanted, { timeoutMs: longestMs });
    return { terminal, ms: performance.now() - begun };
  } catch (error) {
    await terminal.close();
    throw error;
  }
}

async function keystrokes(terminal: RunningTerminal, program: ScreenProgram) {
  const moved = await repeated(terminal, program.down, moves, program.silenceMs);
  const paged = await repeated(terminal, program.pageDown, pages, program.silenceMs);
  const filter = program.filter ? await typed(terminal, program.filter) : undefined;
  // What a program gives back once nobody presses a key is not held against it; its peak is told beside.
  await terminal.waitUntilQuiet({ quietMs: restMs });
  const memory = { residentMb: residentMb(terminal.pid), peakMb: peakResidentMb(terminal.pid) };
  return { moves: moved, pages: paged, filter, ...memory };
}

async function repeated(terminal: RunningTerminal, key: string, times: number, silenceMs: number): Promise<Keystrokes> {
  const answers: Answer[] = [];
  while (answers.length < times) answers.push(await answer(terminal, key, silenceMs));
  return keystrokesOf(answers);
}

async function typed(
  terminal: RunningTerminal,
  { open, words, narrowed, clear }: NonNullable<ScreenProgram['filter']>,
): Promise<Keystrokes> {
  const answers: Answer[] = [];
  for (const word of words) {
    for (const key of open) await answer(terminal, key, filterSilenceMs);
    for (const letter of word) answers.push(await answer(terminal, letter, filterSilenceMs));
    await terminal.waitFor(narrowed(word));
    for (const key of clear) {
      terminal.press(key);
      await terminal.waitUntilQuiet({ quietMs: filterSilenceMs });
    }
  }
  return keystrokesOf(answers);
}

interface Answer {
  readonly ms: number;
  readonly bytes: number;
}

/** One key, and all that the program draws for it. @throws Error when it draws nothing: then it did not move. */
async function answer(terminal: RunningTerminal, key: string, silenceMs: number): Promise<Answer> {
  const mark = terminal.bytes();
  const pressed = performance.now();
  terminal.press(key);
  await terminal.waitFor(() => terminal.bytes(mark) > 0, { what: `an answer to the key ${JSON.stringify(key)}` });
  await terminal.waitUntilQuiet({ quietMs: silenceMs });
  return { ms: terminal.lastOutputAt - pressed, bytes: terminal.bytes(mark) };
}

function keystrokesOf(answers: readonly Answer[]): Keystrokes {
  return { ms: answers.map(({ ms }) => ms), bytes: answers.map(({ bytes }) => bytes) };
}
