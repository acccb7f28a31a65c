/** The terminal program: takes the screen, draws, gives it back. */

import { render, type SuspendTerminal } from 'ink';
import type { CommandFailure } from '../cli/failure.ts';
import type { DaemonClient } from '../cli/rpc-client.ts';
import type { Language } from '../core/configuration.ts';
import { app } from './app.tsx';
import { restWhenQuiet } from './rest.ts';
import { themeOptions } from './terminal/theme.ts';

export interface ScreenOptions {
  readonly connect: () => Promise<DaemonClient>;
  readonly language: Language | undefined;
  readonly firstLanguage: Language;
  readonly ascii: boolean;
  readonly screenReader: boolean;
  /** Words that start the program, for commands that are shown to copy. */
  readonly program: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Frames per second at most: a key is answered at once, a flood of changes is not drawn change by change. */
const maxFps = 120;

/** Shows the screens until the operator leaves. @returns the exit code. */
export async function showScreens(options: ScreenOptions): Promise<number> {
  const { stdin, stdout } = process;
  const size = () => ({ width: stdout.columns || 80, height: stdout.rows || 24 });
  let refusal: CommandFailure | undefined;
  let handBack: SuspendTerminal | undefined;
  const rest = restWhenQuiet();
  const made = app({
    onWorked: rest.worked,
    connect: options.connect,
    theme: themeOptions(options.env, options),
    language: options.language,
    firstLanguage: options.firstLanguage,
    program: options.program,
    size: size(),
    wallClock: () => Date.now(),
    monotonic: () => performance.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
    quit: () => instance.unmount(),
    onRefused(error) {
      refusal = error;
      instance.unmount();
    },
    onReady(suspendTerminal) {
      handBack = suspendTerminal;
    },
    suspend: () => void putAside(handBack),
    redraw() {
      instance.clear();
      made.redraw();
    },
  });
  // Keys that were typed before the program was there have been echoed; the frame begins at the left edge all the same.
  if (!options.screenReader) stdout.write('\r\u001b[K');
  const instance = render(made.element, {
    stdin,
    stdout,
    alternateScreen: !options.screenReader,
    incrementalRendering: true,
    exitOnCtrlC: false,
    patchConsole: false,
    // A terminal is one also where `CI` is set: it was looked at before.
    interactive: true,
    isScreenReaderEnabled: options.screenReader,
    maxFps,
  });
  const onResize = () => {
    const { width, height } = size();
    made.resize(width, height);
  };
  stdout.on('resize', onResize);
  const stop = () => instance.unmount();
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  try {
    await instance.waitUntilExit();
    if (refusal) throw refusal;
    return 0;
  } finally {
    stdout.off('resize', onResize);
    rest.stop();
    made.close();
  }
}

/** Ctrl+Z: the shell gets its terminal as it was; `fg` brings the screen back as it was. */
async function putAside(handBack: SuspendTerminal | undefined): Promise<void> {
  await handBack?.(async () => {
    const continued = new Promise<void>((resolve) => process.once('SIGCONT', resolve));
    // The whole job, as the terminal driver would do it: `npm start` is put aside with what it started.
    process.kill(0, 'SIGTSTP');
    await continued;
  });
}
