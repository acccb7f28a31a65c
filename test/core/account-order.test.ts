import test from 'ava';
import { mappedAccount, resolveAccount, unusableBecause } from '../../src/core/account-order.ts';
import type { Configuration, LineEdit } from '../../src/core/configuration.ts';
import type { FactLine } from '../../src/core/fact.ts';
import { accountMapping, accountMappings, chart, configuration, date, line } from './builders.ts';

const accounts = { ...configuration().accounts };
const everything = {
  edit: { account: '8220' },
  line: line('100.00', 'CHALET', { account: '8210' }),
  mappings: [accountMapping('product', 'CHALET', '8000'), accountMapping('rate', '21/S', '8999')],
  preferred: { account: '8010', relation: 'Familie Jansen' },
  accounts: { ...accounts, fallback: '8999', discount: '8900' },
};

function ask(question: {
  edit?: LineEdit;
  line: FactLine;
  mappings?: ReturnType<typeof accountMapping>[];
  preferred?: { account: string; relation: string };
  accounts?: Configuration['accounts'];
}) {
  const resolution = resolveAccount(
    { line: question.line, edit: question.edit, date: date('2026-03-12'), preferred: question.preferred },
    {
      configuration: configuration({ accounts: question.accounts ?? accounts }),
      accountMappings: accountMappings(question.mappings ?? []),
      accounts: new Map(chart.accounts.map((account) => [account.code, account])),
    },
  );
  return 'problem' in resolution
    ? resolution.problem
    : `${resolution.account} by ${resolution.reason.code}${resolution.fallback ? ' (fallback)' : ''}`;
}

test('edit, source, mapping, master data and fallback are asked in that order', (t) => {
  const { edit, ...unedited } = everything;
  t.is(ask({ edit, ...unedited }), '8220 by edit');
  t.is(ask(unedited), '8210 by source');
  const unnamed = { ...unedited, line: line('100.00', 'CHALET') };
  t.is(ask(unnamed), '8000 by mapping');
  t.is(ask({ ...unnamed, mappings: [] }), '8010 by master-data');
  t.is(ask({ line: line('100.00', 'CHALET'), accounts: everything.accounts }), '8999 by fallback (fallback)');
  t.deepEqual(ask({ line: line('100.00', 'CHALET', { item: { kind: 'product', id: 'CHALET', name: 'Chalet 4p' } }) }), {
    code: 'account-missing',
    subject: 'product:CHALET',
    details: { kind: 'product', subject: 'CHALET', name: 'Chalet 4p' },
  });
});

test('a line without a product takes master data, then the account chosen for its rate', (t) => {
  const bare = line('100.00', undefined, { description: 'Diverse' });
  const mappings = [accountMapping('rate', '21/S', '8210')];
  t.is(ask({ line: bare, mappings, preferred: everything.preferred }), '8010 by master-data');
  t.is(ask({ line: bare, mappings }), '8210 by rate-mapping');
  t.deepEqual(ask({ line: bare }), {
    code: 'account-missing',
    subject: 'rate:21/S',
    details: { kind: 'rate', subject: '21/S', name: 'Diverse' },
  });
  t.like(ask({ line: line('1.00', 'BIKE'), mappings }), { subject: 'product:BIKE' }, 'a product is not a rate');
});

test('arrangements and locations have mappings of their own', (t) => {
  const mappings = [accountMapping('arrangement', 'A', '8210'), accountMapping('location', 'A', '8220')];
  const sold = (kind: 'arrangement' | 'location' | 'product') => line('1.00', undefined, { item: { kind, id: 'A' } });
  t.is(ask({ line: sold('arrangement'), mappings }), '8210 by mapping');
  t.is(ask({ line: sold('location'), mappings }), '8220 by mapping');
  t.like(ask({ line: sold('product'), mappings }), { code: 'account-missing' });
});

test('an account that cannot be used does not count: the next in the order does, and without one it is named', (t) => {
  const blocked = { line: line('100.00', 'CHALET', { account: '8666' }) };
  t.is(ask({ ...blocked, mappings: everything.mappings }), '8000 by mapping');
  t.is(ask({ ...blocked, accounts: everything.accounts }), '8999 by fallback (fallback)');
  t.deepEqual(ask(blocked), {
    code: 'account-unusable',
    subject: '8666',
    details: { account: '8666', why: 'blocked' },
  });
  t.deepEqual(
    ask({ line: line('1.00', 'X', { account: '1100' }), accounts: { ...accounts, fallback: '7777' } }),
    { code: 'account-unusable', subject: '1100', details: { account: '1100', why: 'bank' } },
    'the first that was refused is the one to repair',
  );
});

test('an edit that cannot be used blocks: an order is never passed over in silence', (t) => {
  t.deepEqual(ask({ ...everything, edit: { account: '8666' } }), {
    code: 'account-unusable',
    subject: '8666',
    details: { account: '8666', why: 'blocked' },
  });
  t.like(ask({ ...everything, edit: { account: '0000' } }), { details: { account: '0000', why: 'absent' } });
});

test('an allowance on the whole document goes to the discount account, and without one as a line without a product', (t) => {
  const allowance = line('-10.00', undefined, { id: 'allowance:1' });
  const mappings = [accountMapping('rate', '21/S', '8210')];
  t.is(ask({ line: allowance, mappings, accounts: { ...accounts, discount: '8900' } }), '8900 by discount');
  t.is(ask({ line: allowance, mappings }), '8210 by rate-mapping');
});

test('of the mappings valid on the day one of this configuration wins, then the latest that began', (t) => {
  const index = accountMappings([
    accountMapping('product', 'CHALET', '8000'),
    accountMapping('product', 'CHALET', '8010', { from: date('2026-02-01') }),
    accountMapping('product', 'CHALET', '8210', { from: date('2026-01-01'), to: date('2026-03-11') }),
    accountMapping('product', 'DINNER', '8220', { configuration: 'park' }),
    accountMapping('product', 'DINNER', '8210', { from: date('2026-02-01') }),
  ]);
  const on = (day: string, product = 'CHALET') => mappedAccount('product', product, date(day), index);
  t.is(on('2025-12-31'), '8000');
  t.is(on('2026-01-01'), '8210');
  t.is(on('2026-02-01'), '8010');
  t.is(on('2026-03-12'), '8010');
  t.is(on('2026-03-12', 'DINNER'), '8220');
  t.is(on('2026-03-12', 'BIKE'), undefined);
});

test('blocked, control, cash and bank accounts are not for bookings', (t) => {
  const why = (code: string) => unusableBecause(chart.accounts.find((account) => account.code === code));
  t.deepEqual(['8000', '2000', '8666', '1300', '1600', '1000', '1100', '9999'].map(why), [
    undefined,
    undefined,
    'blocked',
    'control',
    'control',
    'cash',
    'bank',
    'absent',
  ]);
});
