import { readFileSync } from 'node:fs';
import test from 'ava';
import { keysPagePath, withKeys } from '../terminal/keys-page.ts';

test('the keys of docs/tui.md are those of the program', (t) => {
  const page = readFileSync(keysPagePath, 'utf8');
  t.true(withKeys(page) === page, `${keysPagePath} is stale: npm run pictures`);
});
