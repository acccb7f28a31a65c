/** Puts the desk together: connection, words, layers, screens, and the frame around them. */

import type { SuspendTerminal } from 'ink';
import type { CommandFailure } from '../cli/failure.ts';
import type { DaemonClient } from '../cli/rpc-client.ts';
import type { Voice } from '../cli/session.ts';
import type { Language } from '../core/configuration.ts';
import { translator } from '../core/language/translate.ts';
import { daemonLink } from './daemon/link.ts';
import { query } from './daemon/query.ts';
import type { Desk } from './desk.ts';
import { watchEntrance } from './entrance/entrance.ts';
import { failureText } from './failure-text.ts';
import { everywhereActions } from './frame/everywhere.ts';
import { Frame } from './frame/frame.tsx';
import { toasts } from './frame/toasts.ts';
import { undo } from './frame/undo.ts';
import type { Key } from './keys/key.ts';
import { Keyboard } from './keys/keyboard.tsx';
import { layers } from './layers/layers.ts';
import { leave } from './layers/leave.ts';
import { screenDefinitions } from './screens/index.ts';
import type { Screen } from './screens/screen.ts';
import { observable } from './state/observable.ts';
import { type ThemeOptions, theme } from './terminal/theme.ts';

export interface AppOptions {
  readonly connect: () => Promise<DaemonClient>;
  readonly theme: ThemeOptions;
  /** `--lang`; else the property's own. */
  readonly language: Language | undefined;
  /** Until the property's language is known. */
  readonly firstLanguage: Language;
  readonly program: readonly string[];
  readonly size: { readonly width: number; readonly height: number };
  readonly wallClock: () => number;
  readonly monotonic: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly quit: () => void;
  /** Told of every key. */
  readonly onWorked: () => void;
  readonly onRefused: (error: CommandFailure) => void;
  /** Given what hands the terminal back for a while. */
  readonly onReady: (suspendTerminal: SuspendTerminal) => void;
  readonly suspend: () => void;
  readonly redraw: () => void;
}

export interface App {
  readonly desk: Desk;
  /** The element that is drawn. */
  readonly element: React.ReactElement;
  resize(width: number, height: number): void;
  /** Draws everything once more. */
  redraw(): void;
  close(): void;
}

const millisecondsOfBeat = 15_000;

export function app(options: AppOptions): App {
  const { connect, wallClock, monotonic, sleep } = options;
  const link = daemonLink({
    connect,
    now: monotonic,
    sleep,
    onRefused: options.onRefused,
    onComplaint: (error) => messages.fail(failureText(error, translate())),
  });
  const messages = toasts(sleep);
  const size = observable(options.size);
  const beat = observable(0);
  const known = observable<{ language: Language; zone: string; currency: string }>({
    language: options.language ?? options.firstLanguage,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    currency: '',
  });
  const voiceOf = ({ language, zone, currency }: ReturnType<typeof known.get>): Voice => ({
    translate: translator(language, { zone }),
    program: options.program,
    currency,
    year: String(new Date(wallClock()).getFullYear()),
  });
  const voice = observable(voiceOf(known.get()));
  known.subscribe(() => voice.set(voiceOf(known.get())));
  const translate = () => voice.get().translate;
  const status = query(link, 'status', () => ({}), ['settings', 'runs', 'entries']);
  status.subscribe(() => {
    const { value } = status.get();
    if (value?.state !== 'ready') return;
    const language = spoken ?? options.language ?? (value.language as Language);
    const now = known.get();
    if (now.language !== language || now.zone !== value.zone || now.currency !== value.currency)
      known.set({ language, zone: value.zone, currency: value.currency });
  });
  let spoken: Language | undefined;
  let isClosed = false;

  const stack = layers({
    everywhere: () => everywhere,
    onRefused: (why) => messages.say(why),
    onFailed: (error) => messages.fail(failureText(error, translate())),
    onPasteRefused: () => messages.say(translate().t('frame.paste-refused')),
  });
  const changes = undo((change) =>
    desk.attempt(async () => {
      await link.call('undo', { command: change.command });
      messages.done(translate().t('frame.undone', { what: change.what }));
    }),
  );
  const desk: Desk = {
    link,
    layers: stack,
    toasts: messages,
    theme: theme(options.theme),
    status,
    voice,
    translate,
    size,
    speak(language) {
      spoken = language;
      known.update((now) => ({ ...now, language }));
    },
    go(name, target) {
      const screen = screens.find((one) => one.name === name);
      if (!screen) return;
      leave(desk, stack.stack.get(), () => {
        stack.base(screen);
        current.set(screen);
        if (target) screen.show?.(target);
      });
    },
    async attempt(work) {
      try {
        await work();
        return true;
      } catch (error) {
        messages.fail(failureText(error, translate()));
        return false;
      }
    },
    remember: (command, what) => changes.remember({ command, what }),
    now: wallClock,
    sleep,
    quit: () => leave(desk, stack.stack.get(), options.quit),
  };
  const screens: readonly Screen[] = screenDefinitions.map(({ make }) => make(desk));
  const current = observable<Screen>(screens[0] as Screen);
  const everywhere = everywhereActions({
    desk,
    current,
    undo: changes,
    suspend: options.suspend,
    redraw: options.redraw,
    quitNow: options.quit,
  });
  stack.base(current.get());
  watchEntrance(desk, current.get);
  status.start();
  void beatOn(() => isClosed, beat.update, sleep);

  const pressed = (keys: readonly Key[]) => {
    options.onWorked();
    stack.press(keys);
  };

  return {
    desk,
    element: (
      <>
        <Keyboard onKeys={pressed} onPaste={stack.paste} onReady={options.onReady} />
        <Frame desk={desk} screens={screens} current={current} everywhere={() => everywhere} beat={beat} />
      </>
    ),
    resize: (width, height) => size.set({ width, height }),
    redraw: () => beat.update((beats) => beats + 1),
    close() {
      isClosed = true;
      link.close();
    },
  };
}

/** Ages and countdowns on the screen go on without anything having changed. */
async function beatOn(
  isClosed: () => boolean,
  update: (change: (beats: number) => number) => void,
  sleep: (ms: number) => Promise<void>,
): Promise<void> {
  while (!isClosed()) {
    await sleep(millisecondsOfBeat);
    update((beats) => beats + 1);
  }
}
