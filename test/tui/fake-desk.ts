/** A desk without a terminal and without a daemon: answers come from a table, time passes when the test says so. */

import { randomUUID } from 'node:crypto';
import type { Language } from '../../src/core/configuration.ts';
import { translator } from '../../src/core/language/translate.ts';
import {
  type MethodName,
  methods,
  type NotificationOf,
  type ParsedParamsOf,
  type ResultOf,
} from '../../src/core/rpc.ts';
import type { Link, LinkState } from '../../src/tui/daemon/link.ts';
import { query } from '../../src/tui/daemon/query.ts';
import type { Desk } from '../../src/tui/desk.ts';
import { failureText } from '../../src/tui/failure-text.ts';
import { type Toasts, toasts } from '../../src/tui/frame/toasts.ts';
import type { Layer } from '../../src/tui/layers/layer.ts';
import { layers } from '../../src/tui/layers/layers.ts';
import type { ScreenName, Target } from '../../src/tui/screens/screen.ts';
import { observable } from '../../src/tui/state/observable.ts';
import { theme } from '../../src/tui/terminal/theme.ts';

export type Answers = {
  readonly [Name in MethodName]?: (params: ParsedParamsOf<Name>) => ResultOf<Name> | Promise<ResultOf<Name>>;
};

export interface FakeDesk extends Desk {
  /** Calls that were made, in order. */
  readonly calls: readonly { readonly method: MethodName; readonly params: unknown }[];
  /** Where the screens were sent to. */
  readonly gone: readonly { readonly screen: ScreenName; readonly target: Target | undefined }[];
  readonly remembered: readonly { readonly command: string; readonly what: string }[];
  /** What the messages on the screen say. */
  said(): string[];
  /** The daemon says that something changed. */
  changed(...kinds: string[]): void;
  progress(data: NotificationOf<'progress'>): void;
  linkState(state: LinkState): void;
  /** Presses keys and waits until all of them, and what they asked for, are through. */
  press(...keys: string[]): Promise<void>;
  /** Lets all sleeps end that are over by then. */
  pass(ms: number): Promise<void>;
  top(): Layer | undefined;
}

export interface FakeDeskOptions {
  readonly language?: Language;
  readonly answers?: Answers;
  readonly now?: string;
  readonly width?: number;
  readonly height?: number;
}

/** @param options.now an instant; the desk's clock starts there. */
export function fakeDesk(options: FakeDeskOptions = {}): FakeDesk {
  const { answers = {}, language = 'en', now = '2026-11-22T07:00:00.000Z', width = 80, height = 24 } = options;
  const calls: { method: MethodName; params: unknown }[] = [];
  const gone: { screen: ScreenName; target: Target | undefined }[] = [];
  const remembered: { command: string; what: string }[] = [];
  const changes = new Set<(kinds: ReadonlySet<string> | undefined) => void>();
  const progresses = new Set<(data: NotificationOf<'progress'>) => void>();
  const sleeping: { readonly until: number; wake(): void }[] = [];
  let clock = Date.parse(now);
  const sleep = (ms: number) =>
    new Promise<void>((wake) => {
      sleeping.push({ until: clock + ms, wake });
    });
  const state = observable<LinkState>({ is: 'connecting' });
  const link: Link = {
    state,
    async call(method, params) {
      calls.push({ method, params });
      const answer = answers[method] as ((params: unknown) => unknown) | undefined;
      if (!answer) throw new Error(`nobody answers ${method} in this test`);
      // Both are held to the contract, as the daemon and the client hold them.
      const asked = methods[method].params.parse({ commandId: randomUUID(), ...params });
      return methods[method].result.parse(await answer(asked)) as never;
    },
    onChanged(listener) {
      changes.add(listener);
      return () => changes.delete(listener);
    },
    onProgress(listener) {
      progresses.add(listener);
      return () => progresses.delete(listener);
    },
    complain: (error) => messages.fail(failureText(error, translate)),
    close: () => undefined,
  };
  const translate = translator(language, { zone: 'Europe/Amsterdam' });
  const messages: Toasts = toasts(sleep);
  const stack = layers({
    everywhere: () => [],
    onRefused: (why) => messages.say(why),
    onFailed: (error) => messages.fail(failureText(error, translate)),
    onPasteRefused: () => messages.say('paste refused'),
  });
  const desk: FakeDesk = {
    link,
    layers: stack,
    toasts: messages,
    theme: theme({ colour: false, ascii: false, flat: false }),
    status: query(link, 'status', () => ({}), []),
    voice: observable({ translate, program: ['nightaudit'], currency: 'EUR', year: now.slice(0, 4) }),
    translate: () => translate,
    size: observable({ width, height }),
    speak: () => undefined,
    go: (screen, target) => gone.push({ screen, target }),
    async attempt(work) {
      try {
        await work();
        return true;
      } catch (error) {
        messages.fail(failureText(error, translate));
        return false;
      }
    },
    remember: (command, what) => remembered.push({ command, what }),
    now: () => clock,
    sleep,
    quit: () => undefined,
    calls,
    gone,
    remembered,
    said: () => messages.shown.get().map(({ text }) => text),
    changed: (...kinds) => {
      for (const listener of [...changes]) listener(new Set(kinds));
    },
    progress: (data) => {
      for (const listener of [...progresses]) listener(data);
    },
    linkState: (next) => state.set(next),
    async press(...keys) {
      stack.press(keys);
      await stack.idle();
      await settled();
    },
    async pass(ms) {
      clock += ms;
      for (const one of sleeping.splice(0)) {
        if (one.until <= clock) one.wake();
        else sleeping.push(one);
      }
      await settled();
    },
    top: () => stack.stack.get().at(-1),
  };
  return desk;
}

/** Lets promises that are settled already be heard by whoever waits for them. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
}
