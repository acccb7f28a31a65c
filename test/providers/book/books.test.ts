import test from 'ava';
import fc from 'fast-check';
import { type LocalDate, localDate, type Month } from '../../../src/core/calendar.ts';
import { LedgerReadError, type ProviderContext } from '../../../src/core/ledger-port.ts';
import { currency, formatAmount, parseAmount } from '../../../src/core/money.ts';
import { realDisk } from '../../../src/daemon/kernel/real-disk.ts';
import {
  bookTrialBalance,
  createBook,
  setAccount,
  setBookSettings,
  setPeriod,
} from '../../../src/providers/ledgers/book/administration.ts';
import { openJournalFile } from '../../../src/providers/ledgers/book/journal-file.ts';
import { bookProvider } from '../../../src/providers/ledgers/book/provider.ts';
import { BookService } from '../../../src/providers/ledgers/book/service.ts';
import type { HeldEntry, WireEntry, WireLine } from '../../../src/providers/ledgers/book/wire.ts';
import { temporaryFolder } from '../../daemon/kernel/temporary-folder.ts';
import { MemoryDisk } from '../memory-disk.ts';
import { testKernel } from '../test-kernel.ts';
import { administration, plainSettings, starterChart } from './harness.ts';

const eur = currency('EUR');
const folder = '/home/providers/book';
const file = `${folder}/${administration}.book`;
const yearOf2026 = [localDate('2026-01-01'), localDate('2026-12-31')] as const;

async function newBook(): Promise<{ disk: MemoryDisk; context: ProviderContext; service: BookService }> {
  const disk = new MemoryDisk();
  const context = { kernel: testKernel({ disk }), folder, settings: {} };
  await createBook(context, administration, starterChart('nl'), 'Vakantiepark De Hoeve');
  return { disk, context, service: serviceOn(disk) };
}

function serviceOn(disk: MemoryDisk): BookService {
  return new BookService({ disk, clock: { now: () => Date.UTC(2026, 10, 22, 3) } }, folder);
}

const call = (service: BookService, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
  service.handle({
    method,
    path: `/administrations/${administration}${path}`,
    ...(body === undefined ? {} : { body: new TextEncoder().encode(JSON.stringify(body)) }),
  });

function entry(changes: Partial<WireEntry> = {}): WireEntry {
  return {
    journal: '90',
    date: localDate('2026-11-22'),
    currency: 'EUR',
    kind: 'memorial',
    description: 'Night of 22 Nov',
    lines: linesOf([100_000n]),
    ...changes,
  };
}

/** Revenue lines with their total on the receivable. */
function linesOf(amounts: readonly bigint[]): WireLine[] {
  const line = (account: string, minor: bigint): WireLine => ({
    account,
    vatCode: 'GEEN',
    description: '',
    debit: formatAmount(minor > 0n ? minor : 0n, eur),
    credit: formatAmount(minor < 0n ? -minor : 0n, eur),
  });
  const total = amounts.reduce((one, other) => one + other, 0n);
  return [...amounts.map((amount) => line('8000', -amount)), ...(total === 0n ? [] : [line('1310', total)])];
}

type Step =
  | { readonly does: 'post'; readonly amounts: readonly bigint[]; readonly date: LocalDate; readonly journal: string }
  | { readonly does: 'reverse' | 'void'; readonly which: number }
  | { readonly does: 'restart' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('post' as const),
      amounts: fc.array(
        fc.bigInt({ min: -99_999_999n, max: 99_999_999n }).filter((amount) => amount !== 0n),
        { minLength: 1, maxLength: 6 },
      ),
      date: fc.constantFrom(localDate('2025-12-31'), localDate('2026-01-01'), localDate('2026-11-22')),
      journal: fc.constantFrom('90', '70'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constantFrom('reverse' as const, 'void' as const), which: fc.nat(20) }),
  },
  { weight: 1, arbitrary: fc.constant({ does: 'restart' as const }) },
);

test('whatever is posted, reversed, made void or restarted: the trial balance adds up to zero and no number is missing', async (t) => {
  const { disk: fresh } = await newBook();
  const start = await fresh.read(file);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const disk = new MemoryDisk();
      await disk.makeFolder(folder);
      disk.files.set(file, start);
      let service = serviceOn(disk);
      for (const taken of steps) {
        if (taken.does === 'restart') service = serviceOn(disk);
        else if (taken.does === 'post') {
          const { journal, date, amounts } = taken;
          await call(service, 'POST', '/entries', { entries: [entry({ journal, date, lines: linesOf(amounts) })] });
        } else {
          const entries = await service.entries(administration);
          const { id } = entries[taken.which % entries.length] ?? { id: '90-0' };
          if (taken.does === 'void') await call(service, 'POST', `/entries/${id}/void`);
          else await call(service, 'POST', `/entries/${id}/reversal`, { reference: 'REV', date: '2026-11-22' });
        }
      }
      const entries = await serviceOn(disk).entries(administration);
      t.deepEqual(entries, await service.entries(administration));
      assertZero(await balances(service));
      assertGapless(entries);
    }),
    { numRuns: 1000 },
  );
  t.pass();
});

async function balances(service: BookService): Promise<{ account: string; balance: string }[]> {
  const { body } = await call(service, 'GET', '/trial-balance?from=1990-01-01&to=2199-12-31');
  return (body as { balances: { account: string; balance: string }[] }).balances;
}

function assertZero(rows: readonly { balance: string }[]): void {
  const sum = rows.reduce((total, { balance }) => total + parseAmount(balance, eur), 0n);
  if (sum !== 0n) throw new Error(`the trial balance adds up to ${sum}`);
}

function assertGapless(entries: readonly HeldEntry[]): void {
  const series = new Map<string, number>();
  for (const { number } of entries) {
    if (number === undefined) continue;
    const [year = '', journal = '', at = ''] = number.split('-');
    const expected = (series.get(`${year}-${journal}`) ?? 0) + 1;
    if (Number(at) !== expected) throw new Error(`number ${number} where ${expected} is next`);
    series.set(`${year}-${journal}`, expected);
  }
}

test('the trial balance counts final entries of its dates, per account and currency', async (t) => {
  const { context, service } = await newBook();
  await call(service, 'POST', '/entries', { entries: [entry()] });
  await call(service, 'POST', '/entries', { entries: [entry({ lines: linesOf([5_000n, -20_000n]) })] });
  await call(service, 'POST', '/entries', { entries: [entry({ currency: 'DKK', lines: linesOf([700n]) })] });
  await call(service, 'POST', '/entries', { entries: [entry({ date: localDate('2027-01-01') })] });
  await call(service, 'POST', '/entries', { entries: [entry({ lines: linesOf([999n]) })] });
  await call(service, 'POST', '/entries/90-5/void');
  const row = (account: string, name: string, code: string, debit: string, credit: string, balance: string) => ({
    account,
    name,
    currency: code,
    debit,
    credit,
    balance,
  });
  t.deepEqual(await bookTrialBalance(context, administration, ...yearOf2026), [
    row('1310', 'Debiteuren PMS', 'DKK', '7.00', '0.00', '7.00'),
    row('1310', 'Debiteuren PMS', 'EUR', '1000.00', '150.00', '850.00'),
    row('8000', 'Verhuur chalets', 'DKK', '0.00', '7.00', '-7.00'),
    row('8000', 'Verhuur chalets', 'EUR', '200.00', '1050.00', '-850.00'),
  ]);
});

test('making a book again leaves the first one as it is', async (t) => {
  const { context, disk, service } = await newBook();
  await call(service, 'POST', '/entries', { entries: [entry()] });
  const before = await disk.read(file);
  await createBook(context, administration, starterChart('de'), 'Another name');
  t.deepEqual(await disk.read(file), before);
  t.deepEqual(await bookProvider.administrations(context), [{ id: administration, name: 'Vakantiepark De Hoeve' }]);
});

test('a crash while a book is made leaves none, and it is made at the next try', async (t) => {
  const disk = new MemoryDisk();
  const context = { kernel: testKernel({ disk }), folder, settings: {} };
  await disk.makeFolder(folder);
  disk.files.set(`${file}.new`, Buffer.from('{"record":"book"'));
  t.deepEqual(await bookProvider.administrations(context), []);
  await createBook(context, administration, starterChart('nl'), 'De Hoeve');
  t.deepEqual(await bookProvider.administrations(context), [{ id: administration, name: 'De Hoeve' }]);
  t.deepEqual([...disk.files.keys()], [file]);
});

const refusals: readonly [what: string, entry: WireEntry, refusal: { code: string; message: string; field: string }][] =
  [
    [
      'an unknown journal',
      entry({ journal: '99' }),
      { code: 'unknown-journal', message: 'journal "99" does not exist', field: 'journal' },
    ],
    [
      'an entry of one line',
      entry({ lines: linesOf([1n]).slice(1) }),
      { code: 'too-few-lines', message: 'an entry has at least two lines', field: 'lines' },
    ],
    [
      'an unknown account',
      entry({ lines: linesOf([1n]).map((line) => ({ ...line, account: '7777' })) }),
      { code: 'unknown-account', message: 'ledger account "7777" does not exist', field: 'lines[0].account' },
    ],
    [
      'a blocked account',
      entry({ lines: linesOf([1n]).map((line) => ({ ...line, account: '8900' })) }),
      { code: 'account-blocked', message: 'ledger account 8900 Kortingen is blocked', field: 'lines[0].account' },
    ],
    [
      'an unknown VAT code',
      entry({ lines: linesOf([1n]).map((line) => ({ ...line, vatCode: 'H19' })) }),
      { code: 'unknown-vat-code', message: 'VAT code "H19" does not exist', field: 'lines[0].vatCode' },
    ],
    [
      'both sides on one line',
      entry({ lines: linesOf([1n]).map((line) => ({ ...line, debit: '1.00', credit: '1.00' })) }),
      { code: 'amount', message: 'a line has either a debit or a credit above zero', field: 'lines[0]' },
    ],
    [
      'fractions of a cent',
      entry({ lines: linesOf([1n]).map((line) => ({ ...line, debit: '1.005', credit: '0' })) }),
      { code: 'amount', message: '"1.005" has more decimals than the currency', field: 'lines[0]' },
    ],
    [
      'an entry that does not balance',
      entry({ lines: linesOf([100n, 200n]).slice(1) }),
      { code: 'unbalanced', message: 'the entry does not balance: 1.00 EUR too much debit', field: 'lines' },
    ],
    [
      'a closed period',
      entry({ date: localDate('2026-10-31') }),
      { code: 'period-closed', message: 'period 2026-10 is closed', field: 'date' },
    ],
  ];

for (const [what, offered, refusal] of refusals) {
  test(`the book refuses ${what} and says which field is at fault`, async (t) => {
    const { context, service } = await newBook();
    await setPeriod(context, administration, '2026-10' as Month, false);
    const discounts = starterChart('nl').accounts.find(({ code }) => code === '8900');
    if (discounts) await setAccount(context, administration, { ...discounts, blocked: true });
    const { status, body } = await call(service, 'POST', '/entries', { entries: [offered] });
    t.deepEqual({ status, body }, { status: 200, body: { results: [{ status: 'refused', ...refusal }] } });
    t.deepEqual(await balances(service), []);
  });
}

test('a request that is not of the protocol is refused whole, naming the field', async (t) => {
  const { service } = await newBook();
  const refused = async (body: unknown) => (await call(service, 'POST', '/entries', body)).body;
  t.deepEqual(await refused({ entries: [{ ...entry(), date: '2026-02-30' }] }), {
    code: 'bad-request',
    field: 'entries.0.date',
    message: 'entries.0.date: is no date (YYYY-MM-DD)',
  });
  t.like(await refused({ entries: [{ ...entry(), description: 'x'.repeat(201) }] }), { code: 'bad-request' });
  t.like(await refused({ entries: [] }), { code: 'bad-request' });
  t.like(await refused({ entries: [entry(), entry()] }), { code: 'batch-too-large' });
  t.deepEqual(await service.handle({ method: 'POST', path: '/administrations/park/entries', body: Buffer.from('{') }), {
    status: 400,
    body: { code: 'bad-request', message: 'the request is no JSON' },
  });
  t.like(await service.handle({ method: 'GET', path: '/administrations/%E0%A4%A/chart' }), { status: 400 });
  t.like(await service.handle({ method: 'GET', path: '/administrations/..%2Fetc/chart' }), { status: 404 });
});

test('an opening entry is neither reversed nor made void: it is what a look-up proves itself by', async (t) => {
  const { service } = await newBook();
  for (const [way, body] of [['void'], ['reversal', { reference: 'R', date: '2026-11-22' }]] as const)
    t.deepEqual(await call(service, 'POST', `/entries/90-0/${way}`, body), {
      status: 409,
      body: { code: 'opening-entry', message: 'entry 90-0 opens its journal and stays' },
    });
});

test('a void entry keeps its number, counts for nothing, and gives its reference free', async (t) => {
  const { context, service } = await newBook();
  await setBookSettings(context, administration, { ...plainSettings, duplicateReference: 'refuse' });
  const offered = { entries: [entry({ reference: 'ONCE' })] };
  await call(service, 'POST', '/entries', offered);
  t.like((await call(service, 'POST', '/entries', offered)).body, {
    results: [{ code: 'duplicate-reference', holder: '90-1' }],
  });
  await call(service, 'POST', '/entries/90-1/void');
  t.deepEqual(await balances(service), []);
  t.like((await call(service, 'POST', '/entries', offered)).body, {
    results: [{ status: 'accepted', id: '90-2', number: '2026-90-0002' }],
  });
});

test('a write that fails is not shown as done; the book is read again from disk', async (t) => {
  const { disk, service } = await newBook();
  disk.faults.push('append-fails');
  t.like(await call(service, 'POST', '/entries', { entries: [entry()] }), { status: 500, body: { code: 'failed' } });
  t.deepEqual(await balances(service), []);
  disk.faults.push('sync-fails-after-writing');
  t.like(await call(service, 'POST', '/entries', { entries: [entry()] }), { status: 500 });
  t.is((await balances(service)).length, 2);
  t.like((await call(service, 'POST', '/entries', { entries: [entry()] })).body, { results: [{ id: '90-2' }] });
});

test('a damaged book is refused in words, for reading and for writing', async (t) => {
  const { context, disk } = await newBook();
  const bytes = await disk.read(file);
  bytes[1_000] = (bytes[1_000] ?? 0) ^ 1;
  disk.files.set(file, bytes);
  const error = await t.throwsAsync(bookProvider.open(context, administration), { instanceOf: LedgerReadError });
  t.regex(error?.message ?? '', /damaged at line 1: .* Nothing was changed/);
});

test('a book of a newer program is left alone', async (t) => {
  const { disk, service } = await newBook();
  const { file: journal } = await openJournalFile(disk, file);
  await journal.append([{ head: { record: 'hologram' }, body: 'null' }]);
  await journal.close();
  t.like(await call(service, 'GET', ''), { status: 500 });
  t.regex(String(((await call(service, 'GET', '')).body as { message: string }).message), /newer program/);
});

test('the ledger that posts and the calls that administer share one open book', async (t) => {
  const { context } = await newBook();
  const ledger = await bookProvider.open(context, administration);
  await setPeriod(context, administration, '2026-10' as Month, false);
  t.deepEqual((await ledger.chart()).periods, [{ period: '2026-10' as Month, open: false }]);
  await setPeriod(context, administration, '2026-10' as Month, true);
  t.deepEqual((await ledger.chart()).periods, [{ period: '2026-10' as Month, open: true }]);
  await ledger.close();
  await ledger.close();
});

test('a book on the real disk is there again after its program has gone', async (t) => {
  const home = `${temporaryFolder(t)}/providers/book`;
  const kernel = { ...testKernel(), disk: realDisk() };
  await createBook({ kernel, folder: home, settings: {} }, administration, starterChart('nl'), 'De Hoeve');
  const running = new BookService(kernel, home);
  await call(running, 'POST', '/entries', { entries: [entry()] });
  const after = new BookService({ ...kernel, disk: realDisk() }, home);
  t.deepEqual(await after.entries(administration), await running.entries(administration));
  t.is((await balances(after)).length, 2);
  await running.close();
  await after.close();
});
