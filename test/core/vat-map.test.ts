import test from 'ava';
import type { VatMapping } from '../../src/core/configuration.ts';
import { resolveVat, type VatQuestion, vatIndex } from '../../src/core/vat-map.ts';
import { chart, date, vatCode, vatMapping } from './builders.ts';

const codes = new Map(
  [
    ...chart.vatCodes,
    vatCode('H21B', '21', { account: '1520' }),
    vatCode('CR21', '21', { account: '1520' }),
    vatCode('NEW12', '12', { account: '1521', validFrom: date('2026-03-01') }),
    vatCode('OLD6', '6', { account: '1521', validTo: date('2025-12-31') }),
  ].map((code) => [code.code, code]),
);

const ask = (mappings: readonly VatMapping[], question: Partial<VatQuestion> = {}) => {
  const resolution = resolveVat(
    { rate: '21', category: 'S', direction: 'sale', date: date('2026-03-12'), journal: '90', ...question },
    vatIndex(mappings),
    codes,
  );
  return 'problem' in resolution ? resolution.problem : `${resolution.code.code} by ${resolution.reason}`;
};

test('rate and category together are the key', (t) => {
  const mappings = [vatMapping('0', 'VERL', { category: 'AE' }), vatMapping('0', 'VRIJ', { category: 'E' })];
  t.is(ask(mappings, { rate: '0', category: 'AE' }), 'VERL by vat-map');
  t.is(ask(mappings, { rate: '0', category: 'E' }), 'VRIJ by vat-map');
  t.deepEqual(ask(mappings, { rate: '0', category: 'K' }), {
    code: 'vat-rate-unmapped',
    subject: '0/K',
    details: { rate: '0', category: 'K', journal: '90' },
  });
});

test('a mapping counts from its first day to its last', (t) => {
  const mappings = [
    vatMapping('21', 'H21', { to: date('2026-03-11') }),
    vatMapping('21', 'H21B', { from: date('2026-03-12'), to: date('2026-03-31') }),
  ];
  t.is(ask(mappings, { date: date('2026-03-11') }), 'H21 by vat-map');
  t.is(ask(mappings, { date: date('2026-03-12') }), 'H21B by vat-map');
  t.is(ask(mappings, { date: date('2026-03-31') }), 'H21B by vat-map');
  t.like(ask(mappings, { date: date('2026-04-01') }), { code: 'vat-rate-unmapped' });
});

test('a credit note has its own codes, and falls back to those of the sale where it has none that day', (t) => {
  const sale = vatMapping('21', 'H21');
  const credit = vatMapping('21', 'CR21', { direction: 'credit', from: date('2026-03-01') });
  t.is(ask([sale, credit], { direction: 'credit' }), 'CR21 by vat-map');
  t.is(ask([sale, credit], { direction: 'credit', date: date('2026-02-28') }), 'H21 by vat-map');
  t.is(ask([sale], { direction: 'credit' }), 'H21 by vat-map');
  t.like(ask([credit]), { code: 'vat-rate-unmapped' }, 'a sale never takes the code of a credit note');
});

test('of several codes the one preferred in the journal wins, then the one preferred everywhere', (t) => {
  const mappings = [
    vatMapping('21', 'H21'),
    vatMapping('21', 'H21B', { preferred: true, journal: '70' }),
    vatMapping('21', 'CR21', { preferred: true }),
  ];
  t.is(ask(mappings, { journal: '70' }), 'H21B by vat-map');
  t.is(ask(mappings, { journal: '90' }), 'CR21 by vat-map');
});

test('without a preference an exclusive code goes before an inclusive one, and several exclusive ones are ambiguous', (t) => {
  t.is(ask([vatMapping('21', 'HI21'), vatMapping('21', 'H21')]), 'H21 by exclusive-preferred');
  t.deepEqual(ask([vatMapping('21', 'HI21'), vatMapping('21', 'H21B'), vatMapping('21', 'H21')]), {
    code: 'vat-code-ambiguous',
    subject: '21/S',
    details: { rate: '21', category: 'S', journal: '90', codes: 'H21, H21B, HI21' },
  });
});

test('one code that is mapped twice is one code, inclusive or not', (t) => {
  const twice = (code: string) => [vatMapping('21', code), vatMapping('21', code, { from: date('2026-01-01') })];
  t.is(ask(twice('H21')), 'H21 by vat-map');
  t.is(ask(twice('HI21')), 'HI21 by vat-map');
});

test('a mapping of this configuration goes before one for all', (t) => {
  const mappings = [vatMapping('21', 'H21', { configuration: 'park' }), vatMapping('21', 'H21B')];
  t.is(ask(mappings), 'H21 by vat-map');
});

test('a code that cannot be used is named with the reason', (t) => {
  const why = (code: string, rate = '21', on = '2026-03-12') => {
    const answer = ask([vatMapping(rate, code)], { rate, date: date(on) });
    return typeof answer === 'string' ? answer : `${answer.code} ${answer.subject}: ${answer.details.why}`;
  };
  t.is(why('GONE'), 'vat-code-unusable GONE: absent');
  t.is(why('OUD6', '6'), 'vat-code-unusable OUD6: blocked');
  t.is(why('IH21'), 'vat-code-unusable IH21: purchase');
  t.is(why('NEW12', '12', '2026-02-28'), 'vat-code-unusable NEW12: not-yet-valid');
  t.is(why('NEW12', '12', '2026-03-01'), 'NEW12 by vat-map');
  t.is(why('OLD6', '6', '2026-01-01'), 'vat-code-unusable OLD6: no-longer-valid');
});
