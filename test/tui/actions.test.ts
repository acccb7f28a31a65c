import test from 'ava';
import { en } from '../../src/core/language/en.ts';
import { isKey, translator } from '../../src/core/language/translate.ts';
import { tablesOf } from '../../src/tui/actions/all-tables.ts';
import { keyLabel } from '../../src/tui/keys/key-label.ts';
import { screenDefinitions } from '../../src/tui/screens/index.ts';
import { screenNames } from '../../src/tui/screens/screen.ts';
import { theme } from '../../src/tui/terminal/theme.ts';

const tables = tablesOf(screenDefinitions);
const rows = tables.flatMap(({ place, table }) => Object.entries(table).map(([id, row]) => ({ place, id, ...row })));

test('every action has a key and words in every language', (t) => {
  for (const { id, keys } of rows) {
    t.true(keys.length > 0, id);
    for (const key of [`action.${id}`, `action.${id}.help`]) t.true(isKey(key), key);
  }
});

test('every sentence about an action belongs to one that exists', (t) => {
  const ids = new Set<string>(rows.map(({ id }) => id));
  const spoken = Object.keys(en).flatMap((key) => /^action\.(.+)\.help$/.exec(key)?.[1] ?? []);
  t.deepEqual(
    spoken.filter((id) => !ids.has(id)),
    [],
  );
});

test('no key means two things in one place', (t) => {
  for (const { place, table } of tables) {
    const keys = Object.values(table).flatMap((row) => row?.keys ?? []);
    t.deepEqual(
      keys.filter((key, at) => keys.indexOf(key) !== at),
      [],
      place,
    );
  }
});

test('every key has a name that can be read, without glyphs that a plain terminal lacks', (t) => {
  const plain = theme({ colour: false, ascii: true, flat: false });
  for (const { id, keys } of rows)
    for (const key of keys)
      t.regex(
        keyLabel(key, plain.glyphs, translator('en')),
        /^(?:Shift\+)?(?:[!-~]|\^[A-Z]|[A-Z][A-Za-z]{1,7}|[←→])$/,
        `${id} ${key}`,
      );
});

test('each screen has its digit', (t) => {
  t.deepEqual(
    screenNames.map((name, at) => rows.find(({ id }) => id === `frame.${name}`)?.keys.includes(String(at + 1))),
    screenNames.map(() => true),
  );
});
