import test, { type ExecutionContext } from 'ava';
import fc from 'fast-check';
import { type HttpAnswer, type HttpRequest, type Kernel, NetworkError } from '../../src/core/kernel.ts';
import { gatewayAnswers, type NetworkFault } from './kernel/network-faults.ts';
import { Prng } from './kernel/prng.ts';
import { SimulationStuck } from './kernel/scheduler.ts';
import { type SimKernel, SimMachine } from './kernel/sim-kernel.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array | undefined) => content && new TextDecoder().decode(content);
const noPromise = new Promise<never>(() => undefined);

const ledgerHost = 'ledger.example';

function post(changes: Partial<HttpRequest> = {}): HttpRequest {
  const url = `https://${ledgerHost}/entries?key=s3cret`;
  return { method: 'POST', url, headers: {}, body: bytes('entry'), timeoutMs: 60_000, maxAnswerBytes: 100, ...changes };
}

/** A package that counts what it processed, and says so. */
function ledgerOn(machine: SimMachine): { processed: { body: string; at: number }[] } {
  const ledger = { processed: [] as { body: string; at: number }[] };
  machine.network.route(ledgerHost, (request, at) => {
    ledger.processed.push({ body: text(request.body) ?? '', at });
    return { status: 201, headers: { 'x-count': String(ledger.processed.length) }, body: bytes('created') };
  });
  return ledger;
}

// ---- randomness

test('a seed always gives the same numbers, and forks do not disturb each other', (t) => {
  const prng = new Prng(1);
  t.deepEqual(
    Array.from({ length: 6 }, () => prng.int(1000)),
    [307, 802, 768, 17, 40, 766],
  );
  const [one, other] = [new Prng(7), new Prng(7)];
  one.int(10);
  t.deepEqual(one.fork('disk').bytes(8), other.fork('disk').bytes(8));
  t.notDeepEqual(one.fork('disk').bytes(8), one.fork('network').bytes(8));
  t.notDeepEqual(new Prng(7).bytes(8), new Prng(8).bytes(8));
});

test('numbers stay within their bounds and reach all of them', (t) => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 12 }), (seed, bound) => {
      const prng = new Prng(seed);
      const drawn = new Set(Array.from({ length: 400 }, () => prng.int(bound)));
      return drawn.size === bound && Math.max(...drawn) === bound - 1 && !prng.bool(0) && prng.bool(1);
    }),
    { numRuns: 1000 },
  );
  t.throws(() => new Prng(1).int(0), { instanceOf: RangeError });
  t.throws(() => new Prng(1).pick([]), { instanceOf: RangeError });
});

// ---- the machine as a whole

/** A night of two workers who write, sleep, draw and send side by side, with everything going wrong now and then. */
async function busyNight(seed: number): Promise<{ fingerprint: string; events: number; time: number }> {
  const machine = new SimMachine(seed);
  ledgerOn(machine);
  machine.disk.faults = (step, prng) =>
    step.writeNumber > 3 && prng.bool(0.02)
      ? { kind: prng.bool() ? 'fail' : 'kill', code: 'EIO', when: 'during' }
      : undefined;
  machine.network.faults = (_request, _exchange, prng) =>
    prng.bool(0.3) ? prng.pick<NetworkFault>([{ kind: 'refused' }, { kind: 'answer-lost' }]) : undefined;
  const worker = async (kernel: Kernel, name: string) => {
    await kernel.disk.create(`/home/${name}`, kernel.random.bytes(20));
    const file = await kernel.disk.openAppend(`/home/${name}`);
    for (let round = 0; round < 15; round++) {
      await file.append(kernel.random.bytes(9));
      await Promise.all([file.sync(), kernel.clock.sleep(kernel.random.bytes(1)[0] ?? 0)]);
      await kernel.network.exchange(post()).catch((error: unknown) => error);
    }
  };
  for (let start = 1; start <= 3; start++) {
    const kernel = machine.boot();
    const work = Promise.allSettled([worker(kernel, `a${start}`), worker(kernel, `b${start}`)]);
    await machine.run(work);
    machine.crash();
  }
  const { trace, time } = machine.scheduler;
  return { fingerprint: trace.fingerprint(), events: trace.count, time };
}

test('the same seed gives the same night, event by event; another seed another', async (t) => {
  const nights = new Set<string>();
  for (let seed = 1; seed <= 20; seed++) {
    const night = await busyNight(seed);
    t.deepEqual(await busyNight(seed), night);
    nights.add(night.fingerprint);
  }
  t.is(nights.size, 20);
});

test('calls that are not awaited end in any order, awaited ones in theirs', async (t) => {
  const orders = new Set<string>();
  for (let seed = 0; seed < 40; seed++) {
    const machine = new SimMachine(seed);
    const { disk } = machine.boot();
    const order: string[] = [];
    const made = ['a', 'b', 'c'].map(async (name) => {
      await disk.makeFolder(`/home/${name}`);
      order.push(name);
    });
    await machine.complete(Promise.all(made));
    orders.add(order.join(''));
  }
  t.is(orders.size, 6);
});

test('a machine that waits for nothing says so, with what happened last', async (t) => {
  const machine = new SimMachine(1);
  const { disk } = machine.boot();
  const work = disk.stat('/home').then(() => noPromise);
  const error = await t.throwsAsync(machine.run(work), { instanceOf: SimulationStuck });
  t.is(
    error?.message,
    'Simulation at 0 ms: it waits for something that never comes. Last events:\n  0 process 1: stat /home',
  );
});

test('code that runs in circles is stopped', async (t) => {
  const machine = new SimMachine(1);
  const { clock } = machine.boot();
  const forever = async () => {
    for (;;) await clock.sleep(1);
  };
  await t.throwsAsync(machine.scheduler.runUntilIdle(forever(), { maxSteps: 50 }), { instanceOf: SimulationStuck });
});

// ---- time

test('a year of sleep passes at once, and sleepers wake in order of time', async (t) => {
  const machine = new SimMachine(1, { startsAt: Date.UTC(2026, 0, 1) });
  const { clock } = machine.boot();
  const woken: number[] = [];
  const sleeper = async (days: number) => {
    await clock.sleep(days * 86_400_000);
    woken.push(days);
  };
  await machine.complete(Promise.all([365, 2, 30].map(sleeper)));
  t.deepEqual(woken, [2, 30, 365]);
  t.is(clock.now(), Date.UTC(2027, 0, 1));
  t.is(clock.monotonic(), 365 * 86_400_000);
});

test('the wall clock jumps without the monotonic one, and a new process counts from 0', async (t) => {
  const machine = new SimMachine(1, { startsAt: 1_000_000 });
  const first = machine.boot();
  await machine.scheduler.runFor(500);
  machine.wall.jump(-900_000);
  t.deepEqual([first.clock.now(), first.clock.monotonic()], [100_500, 500]);
  machine.kill();
  const second = machine.boot();
  await machine.scheduler.runFor(7);
  t.deepEqual([second.clock.now(), second.clock.monotonic()], [100_507, 7]);
  t.not(first.life.bootId, second.life.bootId);
});

test('an aborted sleep rejects with the reason, before or after it began', async (t) => {
  const machine = new SimMachine(1);
  const { clock } = machine.boot();
  const controller = new AbortController();
  const sleep = clock.sleep(1000, controller.signal).catch((reason: unknown) => reason);
  controller.abort('stop');
  t.is(await machine.complete(sleep), 'stop');
  t.is(await machine.complete(clock.sleep(1, controller.signal).catch((reason: unknown) => reason)), 'stop');
  t.is(machine.scheduler.time, 0);
});

// ---- processes

test('a killed process does nothing more: no call returns, no finally runs, no timer rings', async (t) => {
  const machine = new SimMachine(1);
  const kernel = machine.boot();
  const seen: string[] = [];
  const work = async () => {
    try {
      await kernel.clock.sleep(10);
      seen.push('woke');
      await kernel.clock.sleep(10);
      seen.push('woke again');
    } finally {
      seen.push('finally');
    }
  };
  const done = work();
  await machine.scheduler.runFor(15);
  machine.kill();
  t.deepEqual(await machine.run(done), { how: 'killed' });
  for (const call of [kernel.disk.stat('/home'), kernel.network.exchange(post()), kernel.life.lock('/home/lock')])
    void call.then(() => seen.push('returned'));
  await machine.scheduler.runFor(1_000_000);
  t.deepEqual(seen, ['woke']);
});

test('a call under way when the process is killed takes effect or not, but never later', async (t) => {
  const outcomes = new Set<boolean>();
  for (let seed = 0; seed < 40; seed++) {
    const machine = new SimMachine(seed);
    void machine.boot().disk.makeFolder('/home/a');
    machine.kill();
    const atKill = machine.disk.stat('/home/a') !== undefined;
    await machine.scheduler.runFor(1000);
    t.is(machine.disk.stat('/home/a') !== undefined, atKill);
    outcomes.add(atKill);
  }
  t.is(outcomes.size, 2);
});

test('the lock lets one process in, and goes with it', async (t) => {
  const machine = new SimMachine(1);
  const [one, other] = [machine.boot(), machine.boot()];
  const take = (kernel: SimKernel) => machine.scheduler.runUntilIdle(kernel.life.lock('/home/lock'));
  t.truthy(await take(one));
  t.is(await take(one), undefined);
  t.is(await take(other), undefined);
  one.process.kill();
  const lock = await take(other);
  t.truthy(lock);
  await machine.complete(lock?.release() ?? noPromise);
  t.truthy(await take(machine.boot()));
  t.deepEqual(machine.disk.peek('/home/lock'), bytes(''));
});

// ---- the network

interface Outcome {
  /** What the caller learned: a status, or whether the request may have been processed. */
  readonly heard: number | 'no' | 'maybe';
  readonly processed: number;
}

async function exchangeWith(t: ExecutionContext, fault: NetworkFault | undefined, changes: Partial<HttpRequest> = {}) {
  const machine = new SimMachine('network');
  const ledger = ledgerOn(machine);
  if (fault) machine.network.failNext(fault);
  const { network } = machine.boot();
  const heard = await machine.complete(
    network.exchange(post(changes)).then(
      (answer): Outcome['heard'] => answer.status,
      (error: unknown): Outcome['heard'] => {
        t.true(error instanceof NetworkError);
        t.false(String(error).includes('s3cret'));
        return error instanceof NetworkError ? error.sent : 'no';
      },
    ),
  );
  await machine.scheduler.runFor(600_000);
  return { heard, processed: ledger.processed.length } satisfies Outcome;
}

const answered = (answer: HttpAnswer, delivered: boolean): NetworkFault => ({ kind: 'answer', answer, delivered });

const exchanges: Record<string, { fault?: NetworkFault; changes?: Partial<HttpRequest>; outcome: Outcome }> = {
  'without a fault': { outcome: { heard: 201, processed: 1 } },
  refused: { fault: { kind: 'refused' }, outcome: { heard: 'no', processed: 0 } },
  'reset before it arrived': { fault: { kind: 'reset-before' }, outcome: { heard: 'maybe', processed: 0 } },
  'whose answer is lost': { fault: { kind: 'answer-lost' }, outcome: { heard: 'maybe', processed: 1 } },
  'never answered nor processed': {
    fault: { kind: 'silent', delivered: false },
    outcome: { heard: 'maybe', processed: 0 },
  },
  'never answered but processed': {
    fault: { kind: 'silent', delivered: true },
    outcome: { heard: 'maybe', processed: 1 },
  },
  'processed long after': {
    fault: { kind: 'late', deliverAfterMs: 500_000 },
    outcome: { heard: 'maybe', processed: 1 },
  },
  'stopped by a gateway': { fault: answered(gatewayAnswers.unavailable, false), outcome: { heard: 503, processed: 0 } },
  'spoiled by a gateway': { fault: answered(gatewayAnswers.badGateway, true), outcome: { heard: 502, processed: 1 } },
  'answered at too great length': { changes: { maxAnswerBytes: 6 }, outcome: { heard: 'maybe', processed: 1 } },
  'with a hasty caller': { changes: { timeoutMs: 1 }, outcome: { heard: 'maybe', processed: 1 } },
  'with an unknown host': { changes: { url: 'https://nowhere.example/' }, outcome: { heard: 'no', processed: 0 } },
  'without TLS': { changes: { url: `http://${ledgerHost}/` }, outcome: { heard: 'no', processed: 0 } },
};

for (const [title, { fault, changes, outcome }] of Object.entries(exchanges))
  test(`an exchange ${title}: heard ${outcome.heard}, processed ${outcome.processed} times`, async (t) => {
    t.deepEqual(await exchangeWith(t, fault, changes), outcome);
  });

test('a request that left the machine is processed although its sender was killed', async (t) => {
  const machine = new SimMachine(1);
  const ledger = ledgerOn(machine);
  machine.network.failNext({ kind: 'late', deliverAfterMs: 480_000 });
  void machine.boot().network.exchange(post());
  await machine.scheduler.runFor(1000);
  machine.crash();
  await machine.scheduler.runFor(600_000);
  const startedAt = machine.wall.now() - 601_000;
  t.deepEqual(ledger.processed, [{ body: 'entry', at: startedAt + 480_000 }]);
});

test('what is sent is what the caller had when it sent it, and an answer belongs to its caller', async (t) => {
  const machine = new SimMachine(1);
  const ledger = ledgerOn(machine);
  const { network } = machine.boot();
  const body = bytes('entry');
  const exchange = network.exchange(post({ body }));
  body.fill(0);
  const answer = await machine.complete(exchange);
  t.deepEqual(answer, { status: 201, headers: { 'x-count': '1' }, body: bytes('created') });
  t.is(ledger.processed[0]?.body, 'entry');
});

test('a handler may take its time over virtual time, and its own fault ends the test', async (t) => {
  const machine = new SimMachine(1);
  machine.network.route(ledgerHost, async () => {
    await new Promise<void>((resolve) => machine.scheduler.schedule(9000, 'package thinks', resolve));
    return { status: 200, headers: {}, body: bytes('') };
  });
  const { network, clock } = machine.boot();
  t.is((await machine.complete(network.exchange(post()))).status, 200);
  t.true(clock.monotonic() > 9000);
  machine.network.route(ledgerHost, async () => {
    throw new Error('a mistake in the test');
  });
  await t.throwsAsync(machine.run(network.exchange(post())), { message: 'a mistake in the test' });
});
