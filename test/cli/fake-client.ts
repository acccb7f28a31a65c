/** The program run in this process against canned answers of a daemon, which are held to the contract's schemas. */

import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { DaemonRefusal } from '../../src/cli/failure.ts';
import type { Home } from '../../src/cli/home.ts';
import type { DaemonClient } from '../../src/cli/rpc-client.ts';
import { run } from '../../src/cli/run.ts';
import { type MethodName, methods, type ParsedParamsOf, type ResultOf } from '../../src/core/rpc.ts';

export type Answers = {
  readonly [Name in MethodName]?: ResultOf<Name> | ((params: ParsedParamsOf<Name>) => ResultOf<Name>);
};

export interface RunOptions {
  readonly answers?: Answers;
  readonly hello?: Partial<ResultOf<'hello'>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Columns of a terminal; without it the output goes to a pipe. */
  readonly terminal?: number;
  /** What a person types. */
  readonly typed?: string;
  readonly stdin?: string;
  readonly daemonRuns?: boolean;
  readonly unreachable?: Error;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly calls: readonly { readonly method: string; readonly params: Readonly<Record<string, unknown>> }[];
  readonly home: string | undefined;
  /** Where the daemon was looked for. */
  readonly place: Home | undefined;
  /** Whether this process was joined to a daemon, and how. */
  readonly relayed: { readonly running: boolean } | undefined;
}

export async function runCommand(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { answers = {}, env = {}, terminal, typed, stdin, daemonRuns = true, unreachable } = options;
  const calls: { method: string; params: Record<string, unknown> }[] = [];
  let [stdout, stderr] = ['', ''];
  let place: Home | undefined;
  let relayed: Ran['relayed'];
  const open = async (home: Home): Promise<DaemonClient> => {
    place = home;
    if (unreachable) throw unreachable;
    return fakeClient(answers, calls, options.hello);
  };
  const terminalPart = terminal === undefined ? {} : { isTTY: true, columns: terminal };
  const input = Object.assign(new PassThrough(), typed === undefined ? {} : { isTTY: true });
  // One line at a time, as a terminal hands them over: each when the question for it was put.
  const lines = (typed ?? '').split('\n');
  if (typed === undefined) input.end(stdin ?? '');
  const code = await run(
    words,
    {
      env: { NIGHTAUDIT_HOME: '/srv/waterlelie', ...env },
      cwd: '/home/operator',
      stdin: input,
      stdout: { ...terminalPart, write: (text) => (stdout += text) },
      stderr: {
        ...terminalPart,
        ...(typed === undefined ? {} : { isTTY: true, columns: terminal ?? 80 }),
        write: (text: string) => {
          stderr += text;
          if (text.endsWith(': ')) input.write(`${lines.shift() ?? ''}\n`);
        },
      },
      today: () => '2026-11-22',
      openDaemon: open,
      openRunningDaemon: async (home) => (daemonRuns ? open(home) : undefined),
      relay: async (home, how) => {
        [place, relayed] = [home, how];
      },
    },
    '1.2.3',
  );
  return { code, stdout, stderr, calls, home: place?.path, place, relayed };
}

function fakeClient(
  answers: Answers,
  calls: { method: string; params: Record<string, unknown> }[],
  hello: Partial<ResultOf<'hello'>> = {},
): DaemonClient {
  const client: DaemonClient = {
    hello: {
      protocol: 1,
      build: '1.2.3',
      home: '/srv/waterlelie',
      sample: false,
      state: 'ready',
      seq: 12,
      language: 'en',
      ...hello,
    },
    async call(method, params) {
      const { params: paramsSchema, result: resultSchema, mutates } = methods[method];
      const sent = JSON.parse(JSON.stringify(mutates ? { commandId: randomUUID(), ...params } : params));
      const parsed = paramsSchema.safeParse(sent);
      if (!parsed.success) throw new DaemonRefusal('usage', parsed.error.issues[0]?.message ?? '');
      const { commandId: _commandId, ...shown } = sent;
      calls.push({ method, params: shown });
      const answer: unknown = answers[method];
      if (answer === undefined) throw new DaemonRefusal('internal', `no canned answer for ${method}`);
      const result = typeof answer === 'function' ? answer(parsed.data) : answer;
      return resultSchema.parse(result) as ResultOf<typeof method>;
    },
    on: () => {},
    ended: async () => {},
    close: () => {},
  };
  return client;
}
