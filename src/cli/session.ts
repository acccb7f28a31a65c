/** One run of the program: whose home, which language, what is printed, and how it ends. */

import type { Language } from '../core/configuration.ts';
import { type Translator, translator } from '../core/language/translate.ts';
import type { MethodName, ResultOf } from '../core/rpc.ts';
import type { Daemons } from './daemons.ts';
import { DaemonRefusal, exitCodes } from './failure.ts';
import type { Home } from './home.ts';
import { jsonDocument } from './json-document.ts';
import { draw } from './render/draw.ts';
import { type Page, prose } from './render/page.ts';
import type { CallParams, DaemonClient } from './rpc-client.ts';
import { languageOf, localeLanguage, programWords } from './surroundings-say.ts';

export interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** The outside of one run: everything that a test puts in the place of the process. */
export interface Surroundings extends Daemons {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined };
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Today on this machine's clock, `YYYY-MM-DD`. */
  today(): string;
}

/** How things are worded and written: what every view needs. */
export interface Voice {
  readonly translate: Translator;
  /** Words that start the program, for commands that are shown to copy. */
  readonly program: readonly string[];
  /** Of the property; empty before there is one. */
  readonly currency: string;
  /** This year: dates of another one are written in full. */
  readonly year: string;
}

export interface Outcome {
  /** What `--json` prints (spec §10). */
  json(voice: Voice): unknown;
  page(voice: Voice): Page;
  /** Done, but something needs a person: exit code 1. */
  readonly needsPerson?: boolean;
}

export interface SessionOptions {
  readonly home: Home;
  readonly json: boolean;
  /** `--lang`; else the property's language, else the environment's. */
  readonly language: Language | undefined;
  /** Opened by `npm start`, so commands are shown as it would be typed there. */
  readonly sample: boolean;
}

const widestWithoutTerminal = 100;
/** In a log, or at the other end of an ssh connection, one message is one line. */
const unbroken = 10_000;

export interface Session extends SessionOptions {
  readonly surroundings: Surroundings;
  readonly exitCode: number;
  client(): Promise<DaemonClient>;
  call<Name extends MethodName>(method: Name, params: CallParams<Name>): Promise<ResultOf<Name>>;
  /** Words for what is said before or without an answer of the daemon. */
  voice(): Voice;
  /** Prints what came out and keeps the exit code. */
  finish(outcome: Outcome): Promise<void>;
  /** Says something beside the result, on stderr. */
  remark(page: Page): void;
  /** An error: on stderr, and as the one document with `--json`. */
  fail(error: { readonly code: string; readonly message: string }, exitCode: number): void;
  close(): void;
}

export function session(surroundings: Surroundings, options: SessionOptions): Session {
  const { env, stdout, stderr } = surroundings;
  let opened: Promise<DaemonClient> | undefined;
  let known: { language?: Language; zone?: string; currency?: string } = {};
  let exitCode: number = exitCodes.done;
  let close = () => {};
  const client = () => {
    opened ??= surroundings.openDaemon(options.home).then((fresh) => {
      close = () => fresh.close();
      known = { language: languageOf(fresh.hello.language) ?? 'en' };
      return fresh;
    });
    return opened;
  };
  const voice = (): Voice => {
    const language = options.language ?? known.language ?? localeLanguage(env) ?? 'en';
    const zone = known.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    return {
      translate: translator(language, { zone }),
      program: programWords(options, env),
      currency: known.currency ?? '',
      year: surroundings.today().slice(0, 4),
    };
  };
  const paper = (stream: Stream) => ({
    width: stream.isTTY ? Math.max(20, stream.columns ?? 80) : stream === stderr ? unbroken : widestWithoutTerminal,
    colour: stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
  });
  const remark = (page: Page) => {
    stderr.write(draw(page, paper(stderr)));
  };

  return {
    ...options,
    surroundings,
    get exitCode() {
      return exitCode;
    },
    client,
    call: async (method, params) => (await client()).call(method, params),
    voice,
    async finish(outcome) {
      if (outcome.needsPerson) exitCode = exitCodes.needsPerson;
      if (options.json) {
        stdout.write(jsonDocument(outcome.json(voice())));
        return;
      }
      if (opened) known = { ...known, ...(await propertyOf(await opened)) };
      stdout.write(draw(outcome.page(voice()), paper(stdout)));
    },
    remark,
    fail(error, code) {
      exitCode = code;
      if (options.json) stdout.write(jsonDocument({ error }));
      remark([prose(error.message, 'plain', 0)]);
    },
    close: () => close(),
  };
}

/** Zone and currency of the property, for what a person reads; a home without a property has none. */
async function propertyOf(client: DaemonClient): Promise<{ zone?: string; currency?: string }> {
  try {
    const { zone, currency } = await client.call('status', {});
    return { ...(isZone(zone) ? { zone } : {}), currency };
  } catch (error) {
    // The command itself is done; its page is written in this machine's zone rather than not at all.
    if (error instanceof DaemonRefusal) return {};
    throw error;
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
