import test, { type ExecutionContext } from 'ava';
import { addDays } from '../../../src/core/calendar.ts';
import { type Network, NetworkError } from '../../../src/core/kernel.ts';
import {
  type Ledger,
  LedgerReadError,
  type ProviderContext,
  type WriteOutcome,
} from '../../../src/core/ledger-port.ts';
import { bookProvider } from '../../../src/providers/ledgers/book/provider.ts';
import type { BookSettings } from '../../../src/providers/ledgers/book/wire.ts';
import type { Fault } from '../../sandboxes/book/server.ts';
import { entryOf } from '../contract.ts';
import { testKernel } from '../test-kernel.ts';
import { administration, type HttpBench, startHttpBench } from './harness.ts';

function httpTest(
  title: string,
  run: (t: ExecutionContext, bench: HttpBench, ledger: Ledger) => Promise<void>,
  settings: Partial<BookSettings> = {},
): void {
  test(title, async (t) => {
    const bench = await startHttpBench(settings);
    const ledger = await bookProvider.open(bench.context, administration);
    try {
      await run(t, bench, ledger);
    } finally {
      await ledger.close();
      await bench.stop();
    }
  });
}

const look = (ledger: Ledger, bench: HttpBench) =>
  ledger.find({ journal: bench.journal, from: bench.date, to: addDays(bench.date, 31) });

const made = async (bench: HttpBench): Promise<number> =>
  (await bench.sandbox.entries(administration)).filter(({ lines }) => lines.length > 0).length;

httpTest(
  'what goes over the wire is exactly the transmission, with the key, and goes once',
  async (t, bench, ledger) => {
    const transmission = ledger.encode([entryOf(bench, 'bytes')]);
    const before = bench.sandbox.received.length;
    await ledger.begin(transmission);
    t.deepEqual(
      bench.sandbox.received
        .slice(before)
        .map(({ line, body, authorization }) => ({ line, body: Buffer.from(body), authorization })),
      [
        {
          line: 'POST /administrations/park/entries',
          body: Buffer.from(transmission.bytes),
          authorization: 'Bearer sesame',
        },
      ],
    );
  },
);

/** Fault, outcome and how many entries there are afterwards. */
const outcomes: readonly [fault: Fault, outcome: WriteOutcome, entries: number][] = [
  ['rate-limited', { outcome: 'not-sent', message: 'too many requests', retryAfterMs: 7_000 }, 0],
  ['signed-out', { outcome: 'not-sent', message: 'the sign-in has expired' }, 0],
  ['bad-gateway', { outcome: 'outcome-unknown', message: 'the book answered with status 502' }, 0],
  ['redirect', { outcome: 'outcome-unknown', message: 'the book answered with status 307' }, 0],
  ['commit-then-bad-gateway', { outcome: 'outcome-unknown', message: 'the book answered with status 502' }, 1],
  ['commit-then-garbage', { outcome: 'outcome-unknown', message: 'the book answered with status 200' }, 1],
  ['commit-then-hang-up', { outcome: 'outcome-unknown', message: 'socket hang up' }, 1],
  ['hang-up', { outcome: 'outcome-unknown', message: 'socket hang up' }, 0],
  ['results-twice', { outcome: 'answered', members: [] }, 1],
  ['no-echo', { outcome: 'answered', members: [] }, 1],
  ['reference-stripped', { outcome: 'answered', members: [] }, 1],
];

for (const [fault, outcome, entries] of outcomes) {
  httpTest(`${fault} is ${outcome.outcome}, and nothing is tried again`, async (t, bench, ledger) => {
    bench.sandbox.next('POST /entries', fault);
    const before = bench.sandbox.received.length;
    t.deepEqual(await ledger.begin(ledger.encode([entryOf(bench, fault)])), outcome);
    t.is(bench.sandbox.received.length - before, 1);
    t.is(await made(bench), entries);
  });
}

for (const [fault, entries] of [
  ['hang', 0],
  ['commit-then-hang', 1],
] as const) {
  httpTest(`${fault}: no answer in time is an unknown outcome`, async (t, bench, ledger) => {
    bench.sandbox.next('POST /entries', fault);
    const sending = ledger.begin(ledger.encode([entryOf(bench, fault)]));
    await bench.sandbox.holding();
    bench.network.giveUp();
    t.deepEqual(await sending, { outcome: 'outcome-unknown', message: 'no answer in time' });
    t.is((await look(ledger, bench)).hits.length, entries);
  });
}

test('where nobody listens, nothing was sent', async (t) => {
  const bench = await startHttpBench();
  const ledger = await bookProvider.open(bench.context, administration);
  await bench.stop();
  t.is((await ledger.begin(ledger.encode([entryOf(bench, 'nobody')]))).outcome, 'not-sent');
  const error = await t.throwsAsync(look(ledger, bench), { instanceOf: LedgerReadError });
  t.is(error?.cause_, 'unavailable');
});

httpTest('a commit that lands late is seen by the look-up after it', async (t, bench, ledger) => {
  const entry = entryOf(bench, 'late');
  bench.sandbox.next('POST /entries', 'late-commit');
  t.is((await ledger.begin(ledger.encode([entry]))).outcome, 'outcome-unknown');
  t.deepEqual((await look(ledger, bench)).hits, []);
  await bench.sandbox.commitLate();
  t.deepEqual(
    (await look(ledger, bench)).hits.map(({ reference }) => reference),
    [entry.reference],
  );
});

httpTest('a list that lags shows its control and not yet the entry', async (t, bench, ledger) => {
  const entry = entryOf(bench, 'lag');
  bench.sandbox.hideNew(2);
  await ledger.begin(ledger.encode([entry]));
  const seen = async () => {
    const { hits, control } = await look(ledger, bench);
    return { hits: hits.length, control };
  };
  t.deepEqual(await seen(), { hits: 0, control: '90-0' });
  t.deepEqual(await seen(), { hits: 0, control: '90-0' });
  t.deepEqual(await seen(), { hits: 1, control: '90-1' });
});

httpTest('entries survive the package’s own restart', async (t, bench, ledger) => {
  const entry = entryOf(bench, 'restart');
  await ledger.begin(ledger.encode([entry]));
  bench.sandbox.restart();
  t.deepEqual(
    (await look(ledger, bench)).hits.map(({ reference }) => reference),
    [entry.reference],
  );
});

httpTest(
  'a look-up reads all pages',
  async (t, bench, ledger) => {
    const entries = Array.from({ length: 450 }, (_, at) => entryOf(bench, `page ${at}`));
    for (let at = 0; at < entries.length; at += 90) await ledger.begin(ledger.encode(entries.slice(at, at + 90)));
    const before = bench.sandbox.received.length;
    t.is((await look(ledger, bench)).hits.length, 450);
    t.is(bench.sandbox.received.length - before, 3);
    const wanted = entries.map(({ reference }) => reference);
    const query = { journal: bench.journal, from: bench.date, to: bench.date, references: wanted };
    t.deepEqual(
      (await ledger.find(query)).hits.map(({ reference }) => reference),
      wanted,
    );
  },
  { batchSize: 90 },
);

httpTest(
  'a duplicate whose holder cannot be read stays unknown',
  async (t, bench, ledger) => {
    const transmission = ledger.encode([entryOf(bench, 'holder')]);
    await ledger.begin(transmission);
    bench.sandbox.next('GET /entries/90-1', 'bad-gateway');
    t.deepEqual(await ledger.begin(transmission), { outcome: 'answered', members: [] });
  },
  { duplicateReference: 'refuse' },
);

httpTest('an answer outside the protocol is an error of the read', async (t, bench, ledger) => {
  bench.sandbox.next('GET /entries', 'bad-gateway');
  const unavailable = await t.throwsAsync(look(ledger, bench), { instanceOf: LedgerReadError });
  t.is(unavailable?.cause_, 'unavailable');
  bench.sandbox.next('GET /entries', 'commit-then-garbage');
  const garbage = await t.throwsAsync(look(ledger, bench), { instanceOf: LedgerReadError });
  t.is(garbage?.cause_, 'answer');
});

test('an unknown administration cannot be opened', async (t) => {
  const bench = await startHttpBench();
  const error = await t.throwsAsync(bookProvider.open(bench.context, 'nowhere'), { instanceOf: LedgerReadError });
  t.is(error?.cause_, 'not-found');
  t.is(error?.message, 'administration "nowhere" does not exist');
  await bench.stop();
});

test('what a book promises depends on its switches and on how it is reached', async (t) => {
  const bench = await startHttpBench({ twoStep: true, batchSize: 25, duplicateReference: 'refuse' });
  const settings = { ...bench.context.settings, 'settle-ms': '180000', 'trust-absence': 'false' };
  const ledger = await bookProvider.open({ ...bench.context, settings }, administration);
  const { posting, steps, batchSize } = ledger.capabilities;
  t.deepEqual(
    { ...posting, source: undefined, steps, batchSize },
    {
      settleMs: 180_000,
      gapMs: 1_000,
      guard: 'duplicate-reference-refused',
      absenceTrusted: false,
      source: undefined,
      steps: ['create', 'post'],
      batchSize: 25,
    },
  );
  await bench.stop();
});

const addresses: readonly [baseUrl: string, asked: string | undefined][] = [
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/administrations'],
  ['http://localhost:8080/book/', 'http://localhost:8080/book/administrations'],
  ['http://[::1]:8080', 'http://[::1]:8080/administrations'],
  ['https://books.example/v1?x=1#y', 'https://books.example/v1/administrations'],
  ['http://192.168.1.10:8080', undefined],
  ['http://127.0.0.1.example.com', undefined],
  ['http://user:secret@localhost:1', undefined],
  ['ftp://localhost', undefined],
  ['localhost:8080', undefined],
  ['', undefined],
];

for (const [baseUrl, asked] of addresses) {
  test(`base-url "${baseUrl}" is ${asked === undefined ? 'refused' : 'used'}`, async (t) => {
    const urls: string[] = [];
    const network: Network = {
      async exchange({ url }) {
        urls.push(url);
        throw new NetworkError('no', 'no route');
      },
    };
    const settings = { 'base-url': baseUrl };
    const context: ProviderContext = { kernel: testKernel({ network }), folder: '/unused', settings };
    const error = await t.throwsAsync(bookProvider.verify(context), { instanceOf: LedgerReadError });
    t.is(error?.cause_, asked === undefined ? 'sign-in' : 'unavailable');
    t.deepEqual(urls, asked === undefined ? [] : [asked]);
  });
}
