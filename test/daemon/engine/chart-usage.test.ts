import test from 'ava';
import { call } from './home.ts';
import { sampleHome } from './own-home.ts';

test('what accounts and codes were used for is counted over all booked lines, and follows what is booked and taken back', async (t) => {
  const { engine } = await sampleHome(t);
  t.deepEqual(await call(engine, 'chart.usage', {}), { accounts: [], vatCodes: [] });
  /** The same, counted from what the entries show. */
  const counted = async () => {
    const { rows } = await call(engine, 'entries.list', { limit: 1000 });
    const accounts = new Map<string, { times: number; lastDate: string }>();
    const vatCodes = new Map<string, { times: number; lastDate: string }>();
    for (const { date, lines } of rows.filter(({ state }) => state === 'posted'))
      for (const { account, vatCode } of lines)
        for (const [of, code] of [
          [accounts, account],
          [vatCodes, vatCode],
        ] as const) {
          const known = of.get(code) ?? { times: 0, lastDate: '' };
          of.set(code, { times: known.times + 1, lastDate: known.lastDate > date ? known.lastDate : date });
        }
    const sorted = (of: typeof accounts) =>
      [...of].map(([code, usage]) => ({ code, ...usage })).sort((one, other) => (one.code < other.code ? -1 : 1));
    return { accounts: sorted(accounts), vatCodes: sorted(vatCodes) };
  };
  const told = async () => {
    const usage = await call(engine, 'chart.usage', {});
    const withoutWords = (of: typeof usage.accounts) =>
      of.map(({ lastFor: _words, ...rest }) => rest).sort((one, other) => (one.code < other.code ? -1 : 1));
    return { accounts: withoutWords(usage.accounts), vatCodes: withoutWords(usage.vatCodes) };
  };
  await call(engine, 'sync', { asOf: '2026-09-15' });
  t.deepEqual(await told(), await counted());
  await call(engine, 'sync', { asOf: '2026-11-01' });
  const whole = await counted();
  t.deepEqual(await told(), whole);
  t.true(whole.accounts.length > 8 && whole.vatCodes.length >= 3);

  const { accounts } = await call(engine, 'chart.usage', {});
  t.deepEqual(
    accounts
      .filter(({ code }) => ['1310', '2010', '8210'].includes(code))
      .map(({ code, lastFor }) => `${code} ${lastFor}`)
      .sort(),
    ['1310 2026-1070 C. de Wit', '2010 card · BAR-0132 bar', '8210 BAR-0132 bar'],
  );

  const { rows } = await call(engine, 'entries.list', { limit: 1 });
  await call(engine, 'entries.reverse', { reference: rows[0]?.reference ?? '' });
  t.deepEqual(await told(), await counted());
});
