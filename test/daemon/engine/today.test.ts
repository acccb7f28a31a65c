import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import { currency, formatAmount, parseAmount } from '../../../src/core/money.ts';
import type { TodayView } from '../../../src/core/rpc.ts';
import { realKernel } from '../../../src/daemon/kernel/real-kernel.ts';
import { invoice, payment } from './documents.ts';
import { call, startEngine } from './home.ts';
import { dutchHome, type OwnHome, sampleHome, standingClock } from './own-home.ts';

const eur = currency('EUR');
const morning = '2026-11-01T05:30:00.000Z';

test('Today of the sample, whole', async (t) => {
  const { engine, folder } = await sampleHome(t, standingClock(morning));
  await call(engine, 'home.sample-night', {});
  const today = await call(engine, 'today', {});
  const days = today.days.map(({ date, state, documents, revenue }) => `${date} ${state} ${documents} ${revenue}`);
  t.deepEqual(
    [days.length, ...days.slice(0, 6), ...days.slice(-4)],
    [
      42,
      '2026-09-21 booked 7 583.45',
      '2026-09-22 booked 5 821.97',
      '2026-09-23 attention 4 1073.08',
      '2026-09-24 booked 5 738.05',
      '2026-09-25 attention 5 1937.76',
      '2026-09-26 booked 6 710.09',
      '2026-10-29 booked 5 527.57',
      '2026-10-30 booked 5 183.20',
      '2026-10-31 booked 5 830.16',
      '2026-11-01 none 0 0.00',
    ],
  );
  const { run, ...night } = today.night ?? {};
  t.regex(run ?? '', /^run-/);
  t.deepEqual({ ...today, night, days: [] }, {
    property: 'Park De Waterlelie',
    sample: true,
    currency: 'EUR',
    today: '2026-11-01',
    night: {
      at: morning,
      outcome: 'attention',
      entries: 61,
      documents: 313,
      total: '84947.37',
      firstPeriod: '2026-09-01',
      lastPeriod: '2026-10-31',
    },
    date: '2026-10-31',
    attention: [
      {
        kind: 'blocked',
        reason: {
          code: 'vat-rate-unmapped',
          details: { subject: '0/AE', rate: '0', category: 'AE', journal: '90' },
        },
        cause: { code: 'vat-rate-unmapped', subject: '0/AE' },
        count: 3,
        amount: '3000.00',
        since: morning,
      },
      {
        kind: 'blocked',
        reason: {
          code: 'account-missing',
          details: { subject: 'FIETS', kind: 'product', name: 'Fietshuur, 4 fietsen' },
        },
        cause: { code: 'account-missing', subject: 'product:FIETS' },
        count: 2,
        amount: '1147.98',
        since: morning,
      },
      {
        kind: 'to-review',
        reason: { code: 'changed-after-booking', details: { number: '2026-1030' } },
        filter: 'state:to-review reason:changed-after-booking',
        count: 1,
        amount: '1198.15',
        since: morning,
      },
      {
        kind: 'to-review',
        reason: { code: 'duplicate-suspect', details: { number: '2026-1020', other: '2026-1019' } },
        filter: 'state:to-review cause:duplicate-suspect',
        count: 1,
        amount: '157.61',
        since: morning,
      },
      {
        kind: 'rejected-file',
        reason: {
          code: 'file-rejected',
          details: {
            source: 'park',
            file: '2026-1999.xml',
            message:
              '2026-1999, TaxInclusiveAmount: Exclusive 68.82 + VAT 6.19 = 75.01, but TaxInclusiveAmount says 85.01. Correct it where the document is made and export it again.',
          },
        },
        count: 1,
        amount: null,
        since: morning,
      },
    ],
    waiting: { documents: 7, amount: '5503.74' },
    takings: [
      { method: 'cash', amount: '64.50' },
      { method: 'card', amount: '158.54' },
    ],
    revenue: '830.16',
    vat: '161.88',
    levies: '27.75',
    standing: {
      notBooked: { documents: 7, amount: '5503.74' },
      openDeposits: '600.00',
      openDebtors: '3811.72',
      deferredRevenue: '892.43',
      leviesDue: '2157.10',
    },
    days: [],
    configurations: [
      {
        name: 'waterlelie',
        provider: 'book',
        administration: 'Park De Waterlelie',
        active: true,
        automatic: false,
        frequency: 'day',
        lastSyncedAt: morning,
        nextRun: null,
        nextDue: '2026-11-02',
        covers: null,
        closedThrough: null,
      },
    ],
    sources: [
      {
        id: 'park',
        name: 'Park De Waterlelie (PMS)',
        facts: 319,
        lastFactAt: morning,
        rejectedFiles: 1,
        dropFolder: `${folder}/home/drop/park`,
      },
    ],
    nextRun: null,
  } as unknown);

  // One place says each figure.
  const report = await call(engine, 'report', {});
  t.deepEqual(report.night, today.night);
  t.deepEqual(report.waiting, today.waiting);
  t.deepEqual(
    [report.date, report.openDeposits, report.deferredRevenue],
    [today.date, today.standing.openDeposits, today.standing.deferredRevenue],
  );
  const balances = await call(engine, 'trial-balance', { from: '2026-09-01', to: '2027-12-31' });
  const balance = (account: string) => balances.find((row) => row.account === account)?.balance;
  t.deepEqual([balance('1310'), balance('1620')], ['3811.72', '-2157.10']);
});

test("the days' revenue is that of their documents, line by line", async (t) => {
  const { engine } = await sampleHome(t, standingClock(morning));
  await call(engine, 'home.sample-night', {});
  const revenue = new Map<string, bigint>();
  const counts = new Map<string, number>();
  const { rows } = await call(engine, 'documents.list', { limit: 1000 });
  for (const { id, date, state } of rows) {
    if (state === 'draft' || state === 'cancelled') continue;
    counts.set(date, (counts.get(date) ?? 0) + 1);
    const { kind, lines } = await call(engine, 'documents.show', { id });
    // Revenue accounts begin with an 8 in this chart; a line that has no account yet is sold all the same.
    const sold = kind === 'payment' ? [] : lines.filter(({ account }) => account === null || account.startsWith('8'));
    for (const line of sold) revenue.set(date, (revenue.get(date) ?? 0n) + parseAmount(line.amount, eur));
  }
  const { days } = await call(engine, 'today', {});
  t.deepEqual(
    days.map(({ date, documents, revenue: amount }) => ({ date, documents, revenue: amount })),
    days.map(({ date }) => ({
      date,
      documents: counts.get(date) ?? 0,
      revenue: formatAmount(revenue.get(date) ?? 0n, eur),
    })),
  );
});

/** What a daemon shows that is started on the same home now, and knows nothing of before. */
async function shownAnew(home: OwnHome, clock: ReturnType<typeof standingClock>, step: number): Promise<TodayView> {
  const copy = `${home.folder}/copy-${step}`;
  cpSync(`${home.folder}/home`, copy, { recursive: true });
  const engine = await startEngine({ ...realKernel(), clock: clock.clock }, copy);
  const today = await call(engine, 'today', {});
  await engine.stop();
  return JSON.parse(JSON.stringify(today).replaceAll(copy, `${home.folder}/home`));
}

test('what is followed commit by commit is what a daemon would find that reads everything', async (t) => {
  const clock = standingClock(morning);
  const home = await sampleHome(t, clock);
  const { engine } = home;
  const id = async (number: string) => (await call(engine, 'documents.show', { id: number })).id;
  const steps: (() => Promise<unknown>)[] = [
    () => call(engine, 'sync', { asOf: '2026-09-20' }),
    async () => call(engine, 'documents.exclude', { id: await id('2026-1060'), reason: 'a test' }),
    () => call(engine, 'home.sample-night', {}),
    () => call(engine, 'map.account', { kind: 'product', subject: 'FIETS', account: '8300' }),
    () => call(engine, 'map.vat', { rate: '0/AE', code: 'VERL' }),
    async () => call(engine, 'documents.approve', { ids: [await id('2026-1030')] }),
    () => call(engine, 'sync', { asOf: '2026-11-01' }),
    async () => {
      const { rows } = await call(engine, 'entries.list', { to: '2026-10-10', limit: 1 });
      await call(engine, 'entries.reverse', { reference: rows[0]?.reference ?? '' });
    },
    () => call(engine, 'configurations.edit', { name: 'waterlelie', start: '2026-09-10' }),
    async () => call(engine, 'documents.include', { id: await id('2026-1060') }),
  ];
  for (const [step, work] of steps.entries()) {
    await call(engine, 'today', {});
    await work();
    t.deepEqual(await call(engine, 'today', {}), await shownAnew(home, clock, step), `step ${step}`);
  }
});

const room = [{ product: 'ROOM' }];

/** A home on a morning, with documents of single days. */
async function hotel(t: ExecutionContext, now: string) {
  const clock = standingClock(now);
  const home = await dutchHome(t, clock);
  const { engine, folder } = home;
  await call(engine, 'map.account', { kind: 'product', subject: 'ROOM', account: '8000' });
  let files = 0;
  return {
    engine,
    clock,
    take: async (...documents: unknown[]) => {
      files += 1;
      writeFileSync(`${folder}/${files}.json`, JSON.stringify({ documents }));
      t.deepEqual((await call(engine, 'import.paths', { paths: [`${folder}/${files}.json`] })).rejected, []);
    },
    day: async (date: string) => {
      const { days } = await call(engine, 'today', {});
      const found = days.find((one) => one.date === date);
      return found && `${found.state} ${found.documents} ${found.revenue}`;
    },
    folder,
  };
}

test('a day says the worst that is true of it', async (t) => {
  const { engine, take, day } = await hotel(t, '2026-09-05T05:00:00Z');
  t.is(await day('2026-09-04'), 'none 0 0.00');
  await take(invoice('A1', '2026-09-04', room));
  t.is(await day('2026-09-04'), 'waiting 1 100.00');
  await call(engine, 'sync', {});
  t.is(await day('2026-09-04'), 'booked 1 100.00');
  await take(invoice('A2', '2026-09-04', room), payment('P1', '2026-09-04', '121.00'));
  t.is(await day('2026-09-04'), 'partly 3 200.00');
  await take(invoice('A3', '2026-09-04', [{ product: 'BOAT' }]));
  t.is(await day('2026-09-04'), 'attention 4 300.00');
  await call(engine, 'documents.exclude', { id: 'A3', reason: 'a test' });
  t.is(await day('2026-09-04'), 'partly 3 200.00', 'what was left out is no revenue of the day');
  await take(invoice('A2', '2026-09-04', room, { status: 'cancelled' }));
  t.is(await day('2026-09-04'), 'partly 2 100.00', 'nor is what was cancelled');
  await call(engine, 'sync', {});
  t.is(await day('2026-09-04'), 'booked 2 100.00');
  await take(invoice('A4', '2026-09-05', room));
  t.is(await day('2026-09-05'), 'moving 1 100.00', 'today is not over');
});

test('the figures are those of the last day that is over and that has any, by the hour at which the day ends', async (t) => {
  const { engine, clock, take } = await hotel(t, '2026-09-05T00:30:00Z');
  await call(engine, 'property.edit', { dayEndsAt: '03:00' });
  await take(
    invoice('A1', '2026-09-03', room, { relation: { name: 'Anna' } }),
    payment('P1', '2026-09-03', '60.50', 'card'),
    payment('P2', '2026-09-03', '-10.00', 'cash'),
    payment('P3', '2026-09-03', '4.50', 'card'),
    invoice('A2', '2026-09-04', [{ product: 'ROOM', net: '200.00' }]),
  );
  const shown = async () => {
    const { today, date, revenue, vat, takings } = await call(engine, 'today', {});
    return [today, date, revenue, vat, ...takings.map(({ method, amount }) => `${method} ${amount}`)];
  };
  const third = ['2026-09-03', '100.00', '21.00', 'card 65.00', 'cash -10.00'];
  t.deepEqual(await shown(), ['2026-09-04', ...third], 'half past two at night is the evening before');
  clock.set('2026-09-05T01:00:00Z');
  t.deepEqual(await shown(), ['2026-09-05', '2026-09-04', '200.00', '42.00']);
  clock.set('2026-09-09T10:00:00Z');
  t.deepEqual(await shown(), ['2026-09-09', '2026-09-04', '200.00', '42.00'], 'no facts came in since');
});

test('a configuration says what a run today would book, releases included, and nothing that is held or closed', async (t) => {
  const { engine, take } = await hotel(t, '2026-09-05T05:00:00Z');
  const covers = async () => (await call(engine, 'today', {})).configurations[0]?.covers;
  t.is(await covers(), null);
  await take(
    invoice('A1', '2026-09-01', room),
    invoice('A2', '2026-09-03', [{ product: 'ROOM', recognition: { from: '2026-09-04', to: '2026-09-04' } }]),
    invoice('A3', '2026-09-05', room),
  );
  t.deepEqual(await covers(), { first: '2026-09-01', last: '2026-09-03' }, 'today is not due');
  const planned = await call(engine, 'sync', { dryRun: true });
  t.deepEqual([planned.entries[0]?.period, planned.entries.at(-1)?.period], ['2026-09-01', '2026-09-04']);
  await call(engine, 'sync', { asOf: '2026-09-04' });
  t.deepEqual(await covers(), { first: '2026-09-04', last: '2026-09-04' }, 'the release is due');
  await call(engine, 'configurations.edit', { name: '1', closedThrough: '2026-09-04' });
  t.is(await covers(), null, 'it is booked on the first open day, which is not due');
});

test('files that could not be read are counted with their source until they come again', async (t) => {
  const { engine, folder } = await hotel(t, '2026-09-05T05:00:00Z');
  mkdirSync(`${folder}/in`);
  const put = async (name: string, text: string) => {
    writeFileSync(`${folder}/in/${name}`, text);
    await call(engine, 'import.paths', { paths: [`${folder}/in/${name}`] });
  };
  const shown = async () => {
    const { attention, sources } = await call(engine, 'today', {});
    const rejected = attention.filter(({ kind }) => kind === 'rejected-file');
    return [sources[0]?.rejectedFiles, ...rejected.map(({ count, reason }) => `${count} ${reason.details.file ?? ''}`)];
  };
  await put('a.json', 'no json');
  t.deepEqual(await shown(), [1, '1 a.json']);
  await put('b.json', '{');
  t.deepEqual(await shown(), [2, '2 ']);
  await put('a.json', JSON.stringify({ documents: [invoice('A1', '2026-09-04', room)] }));
  t.deepEqual(await shown(), [1, '1 b.json']);
});
