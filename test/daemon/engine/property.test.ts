import test from 'ava';
import { Refusal } from '../../../src/daemon/engine/refusal.ts';
import { call } from './home.ts';
import { dutchHome } from './own-home.ts';

const protocol = { min: 1, max: 1 };

test('the property is changed field by field, and what greets the next client follows', async (t) => {
  const { engine } = await dutchHome(t);
  const before = await call(engine, 'property.show', {});
  t.deepEqual(before, {
    name: 'Hotel De Zon',
    country: 'NL',
    zone: 'Europe/Amsterdam',
    dayEndsAt: '00:00',
    language: 'en',
    currency: 'EUR',
    sample: false,
  });
  t.is((await call(engine, 'hello', { protocol, build: 'test' })).language, 'en');
  const french = await call(engine, 'property.edit', { language: 'fr' });
  t.deepEqual(french, { ...before, language: 'fr' });
  t.is((await call(engine, 'hello', { protocol, build: 'test' })).language, 'fr');
  const moved = await call(engine, 'property.edit', {
    name: ' Hôtel du\u001b[2J Soleil ',
    zone: 'Europe/Paris',
    dayEndsAt: '03:00',
  });
  t.deepEqual(moved, { ...french, name: 'Hôtel du Soleil', zone: 'Europe/Paris', dayEndsAt: '03:00' });
  t.deepEqual(await call(engine, 'property.show', {}), moved);
  t.is((await call(engine, 'report', {})).property, 'Hôtel du Soleil');
});

test('a zone that has no days and a day without an end are refused, and change nothing', async (t) => {
  const { engine } = await dutchHome(t);
  const before = await call(engine, 'property.show', {});
  for (const change of [{ zone: 'Europe/Atlantis' }, { zone: '+02:00' }, { dayEndsAt: '24:30' }, { name: ' \u200b' }]) {
    const refusal = await t.throwsAsync(call(engine, 'property.edit', change), { instanceOf: Refusal });
    t.deepEqual([refusal?.kind, refusal?.reason.code], ['usage', 'not-valid'], JSON.stringify(change));
  }
  t.deepEqual(await call(engine, 'property.show', {}), before);
});

test('a change of the property stands in the audit trail, with who made it', async (t) => {
  const { engine } = await dutchHome(t);
  await call(engine, 'property.edit', { language: 'nl' });
  const [newest] = (await call(engine, 'audit', {})).filter(({ subject }) => subject.startsWith('property'));
  t.deepEqual([newest?.who, newest?.what], ['operator:test', 'change settings']);
});
