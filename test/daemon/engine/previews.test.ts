import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import test from 'ava';
import fc from 'fast-check';
import { currency, formatAmount, parseAmount } from '../../../src/core/money.ts';
import type { Proposal } from '../../../src/core/proposal.ts';
import type { DocumentView, EffectView } from '../../../src/core/rpc.ts';
import type { Engine } from '../../../src/daemon/engine/engine.ts';
import { desk } from './desk.ts';
import { invoice, payment } from './documents.ts';
import { call } from './home.ts';
import { sampleHome } from './own-home.ts';

const eur = currency('EUR');
const notBooked = ['incomplete', 'to-review', 'concept', 'approved', 'failed'];

interface Open {
  readonly document: DocumentView;
  readonly proposal: Proposal;
}

/** Every document that is not booked, with the booking that is proposed of it now. */
async function open(engine: Engine): Promise<Map<string, Open>> {
  const documents = await engine.context.documents();
  const shown = new Map<string, Open>();
  for (const document of (await call(engine, 'documents.list', { limit: 1000 })).rows) {
    const assessed = await documents.assessed(document.id);
    if (assessed && notBooked.includes(document.state))
      shown.set(document.id, { document, proposal: assessed.proposal });
  }
  return shown;
}

/** What really became of them. */
function effect(before: ReadonlyMap<string, Open>, after: ReadonlyMap<string, Open>) {
  const moved = [...before].flatMap(([id, was]) => {
    const is = after.get(id);
    return is && !isDeepStrictEqual(is.proposal, was.proposal) ? [is.document] : [];
  });
  const complete = moved.filter(({ state }) => state !== 'incomplete');
  const amount = complete
    .filter((one) => one.currency === 'EUR')
    .reduce((sum, { total }) => {
      const own = parseAmount(total, eur);
      return sum + (own < 0n ? -own : own);
    }, 0n);
  return { documents: moved.length, complete: complete.length, amount: formatAmount(amount, eur), currency: 'EUR' };
}

const withoutExamples = ({ examples: _examples, ...rest }: EffectView) => rest;

test('a repair does what its preview said', async (t) => {
  const { engine } = await sampleHome(t);
  const repairs = { 'account-missing': { account: '8999' }, 'vat-rate-unmapped': { vatCode: 'VERL' } } as const;
  let repaired = 0;
  for (const { code, subject, documents } of await call(engine, 'repairs.list', {})) {
    if (code !== 'account-missing' && code !== 'vat-rate-unmapped') continue;
    const repair = { code, subject, ...repairs[code] };
    const before = await open(engine);
    const seq = engine.context.store().seq;
    const preview = await call(engine, 'repairs.preview', repair);
    t.is(engine.context.store().seq, seq);
    t.true(preview.documents >= documents && preview.examples.length > 0);
    await call(engine, 'repairs.fix', repair);
    t.deepEqual(withoutExamples(preview), effect(before, await open(engine)), subject);
    repaired += 1;
  }
  t.true(repaired > 0);
});

test('a mapping does what its preview said, and undone it is as if it had never been', async (t) => {
  const { engine } = await sampleHome(t);
  const sold = (await call(engine, 'coverage', {})).map(({ kind, subject }) => ({ kind, subject }));
  const accounts = ['8000', '8010', '8210', '1620'];
  const asItWas = await open(engine);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(
        ...sold,
        { kind: 'payment', subject: 'card' },
        { kind: 'levy', subject: 'TOERBEL' },
        { kind: 'rate', subject: '21/S' },
      ),
      fc.constantFrom(...accounts),
      fc.constantFrom(undefined, '2026-10-15'),
      async (what, account, from) => {
        const mapping = { ...what, account, ...(from === undefined ? {} : { from }) } as Parameters<
          typeof call<'map.preview'>
        >[2];
        const preview = await call(engine, 'map.preview', mapping);
        const commandId = randomUUID();
        await engine.call('map.account', { ...mapping, commandId }, 'operator:test');
        t.deepEqual(withoutExamples(preview), effect(asItWas, await open(engine)), JSON.stringify(mapping));
        t.is((await call(engine, 'undo', { command: commandId })).documents, preview.documents);
        t.deepEqual(await open(engine), asItWas);
      },
    ),
    { numRuns: 60 },
  );
});

test('what is booked, left out or not there is not counted, and a mapping to nothing is refused', async (t) => {
  const { engine, take, refusal } = await desk(t);
  const bike = (id: string, date: string) => invoice(id, date, [{ product: 'BIKE' }]);
  await take(
    bike('A', '2026-03-01'),
    bike('B', '2026-03-09'),
    invoice('C', '2026-03-01', [{ product: 'BIKE' }, { product: 'BOAT' }]),
    invoice('D', '2026-03-01', [{ product: 'ROOM' }]),
    payment('P', '2026-03-01', '5.00', 'card'),
  );
  await call(engine, 'documents.exclude', { id: 'B', reason: 'not ours' });
  t.deepEqual(
    await call(engine, 'repairs.preview', { code: 'account-missing', subject: 'product:BIKE', account: '8300' }),
    {
      documents: 2,
      complete: 1,
      amount: '121.00',
      currency: 'EUR',
      examples: ['A', 'C'],
    },
  );
  const nothing = { documents: 0, complete: 0, amount: '0.00', currency: 'EUR', examples: [] };
  t.deepEqual(await call(engine, 'map.preview', { kind: 'product', subject: 'KAYAK', account: '8300' }), nothing);
  await call(engine, 'sync', { asOf: '2026-03-05' });
  t.deepEqual(await call(engine, 'map.preview', { kind: 'product', subject: 'ROOM', account: '8300' }), nothing);
  t.is((await refusal('map.preview', { kind: 'product', subject: 'ROOM', account: '99999' })).code, 'no-such-account');
  t.is(
    (await refusal('repairs.preview', { code: 'account-missing', subject: 'product:MOON', account: '8300' })).code,
    'no-such-cause',
  );
  t.is((await refusal('repairs.preview', { code: 'account-missing', subject: 'product:BIKE' })).code, 'option-needed');
});

test('a cause tells since when it waits: when the first of its documents came in', async (t) => {
  const { engine, take } = await desk(t);
  await take(invoice('A', '2026-03-01', [{ product: 'BIKE' }]));
  await take(invoice('B', '2026-03-01', [{ product: 'BIKE' }]));
  const index = await engine.context.index();
  const [first] = index.withNumber('A');
  t.deepEqual(
    (await call(engine, 'repairs.list', {})).map(({ subject, since, examples }) => ({ subject, since, examples })),
    [{ subject: 'product:BIKE', since: new Date(first?.importedAt ?? 0).toISOString(), examples: ['A', 'B'] }],
  );
});
