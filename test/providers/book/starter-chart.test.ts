import test from 'ava';
import type { StarterChart } from '../../../src/core/chart.ts';
import { parseStarterChart } from '../../../src/providers/ledgers/book/starter-chart.ts';
import { starterChart } from './harness.ts';

const rates = (chart: StarterChart, side: 'sales' | 'purchase', inclusive: boolean): string[] =>
  chart.vatCodes
    .filter((code) => code.category === 'S' && code.side === side && code.inclusive === inclusive)
    .map(({ rate }) => rate)
    .sort((one, other) => Number(other) - Number(one));

/** Rates of 2026 (spec §2). */
const expectedRates = {
  nl: ['21', '9'],
  be: ['21', '12', '6'],
  fr: ['20', '10', '5.5', '2.1'],
  de: ['19', '7'],
} as const;

for (const [country, expected] of Object.entries(expectedRates)) {
  test(`the starter chart of ${country} is whole and has the rates of 2026`, (t) => {
    const chart = starterChart(country as keyof typeof expectedRates);
    t.is(chart.country, country.toUpperCase() as StarterChart['country']);
    t.true(chart.accounts.length >= 40 && chart.accounts.length <= 60, `${chart.accounts.length} accounts`);
    t.deepEqual(rates(chart, 'sales', false), [...expected]);
    t.deepEqual(rates(chart, 'sales', true), [...expected]);
    for (const category of ['Z', 'E', 'AE', 'K', 'G', 'O'])
      t.true(
        chart.vatCodes.some((code) => code.category === category && code.side !== 'purchase'),
        category,
      );
    for (const method of ['cash', 'card', 'creditcard', 'ota', 'bank']) t.truthy(chart.clearing[method], method);
    t.deepEqual(chart.journals.map(({ kind }) => kind).sort(), ['bank', 'cash', 'memorial', 'sales']);
  });
}

test('the Dutch chart holds the accounts that the sample property uses', (t) => {
  const chart = starterChart('nl');
  t.deepEqual(chart.roles, {
    receivable: '1310',
    deferredRevenue: '1800',
    deposits: '1500',
    securityDeposits: '1510',
    rounding: '4990',
    tips: '1630',
    vouchers: '1640',
    touristTax: '1620',
  });
  t.deepEqual(chart.clearing, {
    cash: '2000',
    card: '2010',
    ideal: '2020',
    creditcard: '2030',
    ota: '2040',
    bank: '2050',
  });
  t.deepEqual(chart.journalRoles, { memorial: '90', sales: '70' });
});

const broken: readonly [what: string, change: (chart: StarterChart) => unknown, message: RegExp][] = [
  [
    'a code that occurs twice',
    (chart) => ({ ...chart, accounts: [...chart.accounts, chart.accounts[0]] }),
    /accounts: 0100 occurs twice/,
  ],
  [
    'a role on an account that does not exist',
    (chart) => ({ ...chart, roles: { ...chart.roles, tips: '9999' } }),
    /roles\.tips: account 9999 does not exist/,
  ],
  [
    'a role on an account of the wrong type',
    (chart) => ({ ...chart, roles: { ...chart.roles, receivable: '1300' } }),
    /roles\.receivable: account 1300 is receivable, not clearing or asset/,
  ],
  [
    'money that waits on the bank account itself',
    (chart) => ({ ...chart, clearing: { card: '1100' } }),
    /clearing\.card: account 1100 is bank, not clearing/,
  ],
  [
    'a percentage without an account',
    (chart) => ({
      ...chart,
      vatCodes: chart.vatCodes.map(({ account: _account, ...code }) => code),
    }),
    /vatCodes\.H21: 21 % needs the account/,
  ],
  [
    'two codes that say "outside VAT"',
    (chart) => ({ ...chart, vatCodes: chart.vatCodes.map((code) => ({ ...code, noVat: true })) }),
    /exactly one code, GEEN, must carry noVat/,
  ],
  [
    'a memorial that is no memorial',
    (chart) => ({ ...chart, journalRoles: { memorial: '70', sales: '70' } }),
    /journalRoles\.memorial: 70 is no memorial journal/,
  ],
  ['a field nobody knows', (chart) => ({ ...chart, colour: 'red' }), /colour/],
];

for (const [what, change, message] of broken) {
  test(`a starter chart is refused for ${what}`, (t) => {
    const error = t.throws(() => parseStarterChart(change(starterChart('nl')), 'nl.json'), { instanceOf: RangeError });
    t.regex(error?.message ?? '', message);
    t.regex(error?.message ?? '', /^nl\.json is no usable starter chart/);
  });
}
