import test from 'ava';
import { DaemonRefusal, failed, usage } from '../../src/cli/failure.ts';
import type { DaemonClient } from '../../src/cli/rpc-client.ts';
import { daemonLink, type Link } from '../../src/tui/daemon/link.ts';
import { query } from '../../src/tui/daemon/query.ts';
import { settled } from './fake-desk.ts';

interface FakeDaemon {
  readonly calls: { method: string; params: Record<string, unknown> }[];
  answer: (method: string) => unknown;
  /** Whether it can be reached at all. */
  isThere: boolean | Error;
  clients: number;
  hangUp(): void;
  says(name: string, data: unknown): void;
}

function fakeDaemon(): FakeDaemon & { connect: () => Promise<DaemonClient> } {
  let ends: (() => void)[] = [];
  let listeners: [string, (data: unknown) => void][] = [];
  const daemon: FakeDaemon & { connect: () => Promise<DaemonClient> } = {
    calls: [],
    answer: () => ({}),
    isThere: true,
    clients: 0,
    hangUp() {
      listeners = [];
      for (const end of ends.splice(0)) end();
    },
    says: (name, data) => {
      for (const [own, listener] of listeners) if (own === name) listener(data);
    },
    async connect() {
      if (daemon.isThere !== true)
        throw daemon.isThere === false ? failed('no-daemon', 'error.connection-lost') : daemon.isThere;
      daemon.clients += 1;
      const ended = new Promise<void>((resolve) => ends.push(resolve));
      return {
        hello: {
          protocol: 1,
          build: '1',
          home: '/h',
          sample: false,
          state: 'ready',
          seq: daemon.clients,
          language: 'en',
        },
        async call(method, params) {
          daemon.calls.push({ method, params: params as Record<string, unknown> });
          return daemon.answer(method) as never;
        },
        on: (name, listener) => {
          listeners.push([name, listener as (data: unknown) => void]);
        },
        ended: () => ended,
        close: () => {
          ends = [];
        },
      };
    },
  };
  return daemon;
}

/** Time that passes as fast as it is waited for. */
function clock() {
  let now = 0;
  return {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function linked(daemon: ReturnType<typeof fakeDaemon>) {
  const refused: unknown[] = [];
  const complaints: unknown[] = [];
  const link: Link = daemonLink({
    connect: daemon.connect,
    ...clock(),
    onRefused: (error) => refused.push(error),
    onComplaint: (error) => complaints.push(error),
  });
  return { link, refused, complaints };
}

test('it connects, subscribes, and tells of changes', async (t) => {
  const daemon = fakeDaemon();
  const { link } = linked(daemon);
  const told: unknown[] = [];
  link.onChanged((kinds) => told.push(kinds && [...kinds]));
  await settled();
  daemon.says('changed', { seq: 5, kinds: ['facts', 'reviews'] });
  t.deepEqual(
    [link.state.get().is, daemon.calls.map(({ method }) => method), told],
    ['up', ['subscribe'], [undefined, ['facts', 'reviews']]],
  );
  link.close();
});

test('a daemon that goes away is shown, found again, and everything is asked anew', async (t) => {
  const daemon = fakeDaemon();
  const { link } = linked(daemon);
  await settled();
  const states: string[] = [];
  link.state.subscribe(() => states.push(link.state.get().is));
  const told: unknown[] = [];
  link.onChanged((kinds) => told.push(kinds));
  daemon.hangUp();
  for (let turn = 0; turn < 5; turn++) await settled();
  t.deepEqual([states, daemon.clients, told], [['lost', 'up'], 2, [undefined]]);
  link.close();
});

test('a change that was cut off is sent again under its own name', async (t) => {
  const daemon = fakeDaemon();
  const { link } = linked(daemon);
  await settled();
  let cut = 0;
  daemon.answer = (method) => {
    if (method !== 'documents.include' || ++cut > 1) return {};
    daemon.hangUp();
    throw failed('no-daemon', 'error.connection-lost');
  };
  await link.call('documents.include', { id: 'one' });
  const sent = daemon.calls
    .filter(({ method }) => method === 'documents.include')
    .map(({ params }) => params.commandId);
  t.is(sent.length, 2);
  t.is(sent[0], sent[1]);
  t.is(typeof sent[0], 'string');
  link.close();
});

test('a refusal is not sent again', async (t) => {
  const daemon = fakeDaemon();
  const { link } = linked(daemon);
  await settled();
  daemon.answer = () => {
    throw new DaemonRefusal('conflict', 'changed meanwhile');
  };
  await t.throwsAsync(link.call('documents.include', { id: 'one' }), { message: 'changed meanwhile' });
  t.is(daemon.calls.filter(({ method }) => method === 'documents.include').length, 1);
  link.close();
});

test('a call waits for a daemon that is away, and gives up in the end', async (t) => {
  const daemon = fakeDaemon();
  daemon.isThere = false;
  const { link } = linked(daemon);
  await t.throwsAsync(link.call('status', {}), { name: 'CommandFailure' });
  t.is(link.state.get().is, 'lost');
  link.close();
});

test('a home that is not what was asked for ends the trying', async (t) => {
  const daemon = fakeDaemon();
  daemon.isThere = usage('error.not-a-sample', { home: '/h' });
  const { link, refused } = linked(daemon);
  for (let turn = 0; turn < 5; turn++) await settled();
  t.is(refused.length, 1);
  link.close();
});

test('an answer is asked again when its kinds change, once for many changes, and not when others do', async (t) => {
  const daemon = fakeDaemon();
  const { link } = linked(daemon);
  await settled();
  let answered = 0;
  daemon.answer = (method) => (method === 'repairs.list' ? [{ answered: ++answered }] : {});
  const causes = query(link, 'repairs.list', () => ({}), ['reviews']);
  causes.start();
  await settled();
  daemon.says('changed', { seq: 2, kinds: ['runs'] });
  await settled();
  t.is(answered, 1);
  for (let seq = 3; seq < 40; seq++) daemon.says('changed', { seq, kinds: ['reviews'] });
  await settled();
  t.true(answered === 2 || answered === 3);
  const before = answered;
  causes.stop();
  daemon.says('changed', { seq: 41, kinds: ['reviews'] });
  await settled();
  t.is(answered, before);
  link.close();
});

test('an answer that could not be had keeps the one before it and is complained about', async (t) => {
  const daemon = fakeDaemon();
  const { link, complaints } = linked(daemon);
  await settled();
  const causes = query(link, 'repairs.list', () => ({}), ['reviews']);
  daemon.answer = () => ['first'];
  await causes.refresh();
  daemon.answer = () => {
    throw new DaemonRefusal('internal', 'broken');
  };
  await causes.refresh();
  t.deepEqual(causes.get().value as unknown, ['first']);
  t.is(complaints.length, 1);
  link.close();
});
