/**
 * A program in a real pseudo-terminal, with an emulator that shows what it draws. Nothing here sleeps or polls: whoever
 * waits is asked again each time the emulator has drawn something.
 */

import { type IPty, spawn } from '@lydell/node-pty';
import { type Cell, Emulator, type Screen } from './emulator.ts';
import { bytesOfKey, bytesOfPaste } from './keys.ts';

export interface TerminalStart {
  readonly command: string;
  readonly args: readonly string[];
  readonly columns: number;
  readonly rows: number;
  readonly cwd: string;
  /** The whole environment but for TERM, which is xterm-256color unless it says otherwise. */
  readonly env: Readonly<Record<string, string>>;
}

export interface Exit {
  readonly code: number;
  /** Number of the signal that ended it; 0 when it ended by itself. */
  readonly signal: number;
}

/** Text that is somewhere on the screen, or any question to it. */
export type Wanted = string | RegExp | ((screen: Screen) => boolean);

export interface WaitOptions {
  readonly timeoutMs?: number;
}

/** Long enough for the slowest machine: only a fault lasts this long. */
const longestWaitMs = 30_000;
/** A program that has been silent for this long has drawn what it had to draw. */
const quietMs = 100;
/** After a hang-up a program may still write what it has to; then it is ended. */
const longestGoodbyeMs = 5_000;

export class RunningTerminal {
  readonly #pty: IPty;
  readonly #emulator: Emulator;
  readonly #output: Uint8Array[] = [];
  readonly #watchers = new Set<() => void>();
  readonly #exited: Promise<Exit>;
  #bytes = 0;
  #unread = 0;
  #lastOutputAt = performance.now();
  #exit: Exit | undefined;

  constructor({ command, args, columns, rows, cwd, env }: TerminalStart) {
    this.#emulator = new Emulator(columns, rows);
    // Bytes, not text: what is no UTF-8 must be seen as it is.
    const options = { cols: columns, rows, cwd, env: { TERM: 'xterm-256color', ...env }, encoding: null };
    this.#pty = spawn(command, [...args], options);
    this.#emulator.onAnswer((text) => this.#pty.write(text));
    this.#pty.onData((data) => this.#receive(data as unknown as Uint8Array));
    this.#exited = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode, signal }) => {
        const exit = { code: exitCode, signal: signal ?? 0 };
        this.#emulator.write(new Uint8Array(), () => {
          this.#exit = exit;
          this.#notify();
          resolve(exit);
        });
      });
    });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  /** Types keys, each a write of its own; names as in keys.ts. */
  press(...keys: readonly string[]): void {
    for (const key of keys) this.#pty.write(bytesOfKey(key, this.#emulator.modes));
  }

  /** Sends text in one write, as a slow line delivers fast typing. */
  burst(text: string): void {
    this.#pty.write(text);
  }

  /** Pastes: bracketed, if the program asked for that. */
  paste(text: string): void {
    this.#pty.write(bytesOfPaste(text, this.#emulator.modes.bracketedPaste));
  }

  resize(columns: number, rows: number): void {
    this.#emulator.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  screen(): Screen {
    return this.#emulator.screen();
  }

  cells(): readonly (readonly Cell[])[] {
    return this.#emulator.cells();
  }

  /** All that the program wrote, byte for byte. */
  output(): Buffer {
    return Buffer.concat(this.#output);
  }

  /** Number of bytes that the program wrote since `from`, an earlier result of this. */
  bytes(from = 0): number {
    return this.#bytes - from;
  }

  /** When the last bytes came, as `performance.now()` tells it. */
  get lastOutputAt(): number {
    return this.#lastOutputAt;
  }

  /** `undefined` while it runs. */
  get exit(): Exit | undefined {
    return this.#exit;
  }

  /** Waits for the program's end. @throws Error with the whole screen when it does not come. */
  async waitForExit({ timeoutMs = longestWaitMs }: WaitOptions = {}): Promise<Exit> {
    await this.#watch(() => this.#exit !== undefined, 'the program to end', timeoutMs);
    return this.#exited;
  }

  /** @throws Error with the whole screen when it is not shown in time, or the program ends without. */
  async waitFor(
    wanted: Wanted,
    { timeoutMs = longestWaitMs, what = description(wanted) }: WaitOptions & { readonly what?: string } = {},
  ): Promise<Screen> {
    await this.#watch(() => isShown(this.screen(), wanted), what, timeoutMs);
    return this.screen();
  }

  /**
   * Waits until nothing has come for a while: for what is measured or drawn as a picture, where nothing on the screen says
   * that all is there. A story waits for what it needs to see.
   */
  async waitUntilQuiet({
    quietMs: silence = quietMs,
    timeoutMs = longestWaitMs,
  }: WaitOptions & { readonly quietMs?: number } = {}): Promise<Screen> {
    const begun = performance.now();
    const isQuiet = () => performance.now() - Math.max(begun, this.#lastOutputAt) >= silence;
    let timer = setTimeout(() => this.#notify(), silence + 1);
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.#notify(), silence + 1);
    };
    this.#watchers.add(again);
    try {
      await this.#watch(() => isQuiet() || this.#exit !== undefined, 'the program to be quiet', timeoutMs);
    } finally {
      this.#watchers.delete(again);
      clearTimeout(timer);
    }
    return this.screen();
  }

  /** Closes the window: the program is hung up, and ended if it stays. */
  async close(): Promise<void> {
    if (!this.#exit) {
      this.kill('SIGHUP');
      const end = setTimeout(() => this.kill('SIGKILL'), longestGoodbyeMs);
      await this.#exited;
      clearTimeout(end);
    }
    this.#emulator.dispose();
  }

  kill(signal: NodeJS.Signals): void {
    if (!this.#exit) this.#pty.kill(signal);
  }

  #receive(data: Uint8Array): void {
    this.#lastOutputAt = performance.now();
    this.#bytes += data.length;
    this.#output.push(data);
    this.#unread += 1;
    this.#emulator.write(data, () => {
      this.#unread -= 1;
      this.#notify();
    });
  }

  #notify(): void {
    for (const look of [...this.#watchers]) look();
  }

  /** Resolves as soon as the condition holds on a whole frame that is drawn. */
  #watch(holds: () => boolean, what: string, timeoutMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (error?: Error) => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        if (error) reject(error);
        else resolve();
      };
      const look = () => {
        if (this.#unread === 0 && !this.#emulator.isAmidFrame && holds()) end();
        else if (this.#exit) end(this.#fault(`the program ended (code ${this.#exit.code}) while waiting for ${what}`));
      };
      const timer = setTimeout(() => end(this.#fault(`waited ${timeoutMs} ms for ${what}`)), timeoutMs);
      this.#watchers.add(look);
      look();
    });
  }

  #fault(message: string): Error {
    const { columns, rows, lines } = this.screen();
    return new Error(
      `${message}; the screen (${columns}×${rows}) shows\n${lines.map((line) => `│${line}`).join('\n')}`,
    );
  }
}

function isShown(screen: Screen, wanted: Wanted): boolean {
  if (typeof wanted === 'function') return wanted(screen);
  return typeof wanted === 'string' ? screen.text.includes(wanted) : wanted.test(screen.text);
}

function description(wanted: Wanted): string {
  if (typeof wanted === 'function') return `what ${wanted.toString()} looks for`;
  return typeof wanted === 'string' ? JSON.stringify(wanted) : String(wanted);
}
