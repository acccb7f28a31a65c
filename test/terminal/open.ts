/**
 * The built program in a terminal of its own, on a test's machine. A story:
 *
 *     test('a letter after the slash narrows the list', async (t) => {
 *       const machine = new Machine(t);                             // folders of its own, removed at the end
 *       await machine.run(['init', '--sample']);                    // whatever the story begins with
 *       const terminal = open(t, machine, { columns: 80, rows: 24 });
 *       await terminal.waitFor('Today');                            // wait for what a person would wait for …
 *       terminal.press('2');                                        // … before the next key, as a person does
 *       await terminal.waitFor(/2026-1001/);
 *       terminal.press('/', 'k');
 *       const { lines } = await terminal.waitFor((screen) => !screen.text.includes('2026-1001'));
 *       t.deepEqual(lines.slice(3, 5), ['…', '…']);                 // rows as they are on the grid
 *       terminal.press('Ctrl+C');
 *       t.deepEqual(await terminal.waitForExit(), { code: 0, signal: 0 });
 *     });
 *
 * `waitFor` that times out shows the whole screen. After `Escape`, wait before the next key: together they are Alt.
 */

import type { ExecutionContext } from 'ava';
import { type Machine, program } from '../program/machine.ts';
import { RunningTerminal } from './pty.ts';

export interface OpenOptions {
  readonly args?: readonly string[];
  readonly columns?: number;
  readonly rows?: number;
  /** Beside the machine's own; neither holds CI, under which Ink draws nothing. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another data directory than the machine's. */
  readonly home?: string;
}

/** Opens the program as a person does; it is closed when the test ends. */
export function open(
  t: Pick<ExecutionContext, 'teardown'>,
  machine: Machine,
  options: OpenOptions = {},
): RunningTerminal {
  const { args = [], columns = 80, rows = 24, env = {}, home = machine.home } = options;
  const terminal = new RunningTerminal({
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', '--disable-sigusr1', program, ...args],
    columns,
    rows,
    cwd: machine.root,
    env: { ...machine.env, NIGHTAUDIT_HOME: home, ...env },
  });
  t.teardown(() => terminal.close());
  return terminal;
}
