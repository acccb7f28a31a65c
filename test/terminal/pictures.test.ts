import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { drawPictures } from './draw-pictures.ts';
import { stalePictures } from './picture-files.ts';
import { pictures } from './pictures.ts';

test('the pictures in the documentation are what the program shows', async (t) => {
  t.timeout(300_000);
  const stale = stalePictures(await drawPictures(t, pictures));
  t.deepEqual(stale, [], 'draw them anew with "npm run pictures", and look at them before committing');
});

test('a picture that is missing, differs or shows nothing any more is named', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'na-pictures-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  for (const name of ['same', 'other', 'gone']) writeFileSync(join(folder, `${name}.svg`), name);
  const drawn = new Map([
    ['same', 'same'],
    ['other', 'another'],
    ['new', 'new'],
  ]);
  t.deepEqual(stalePictures(drawn, folder), [
    `${join(folder, 'other.svg')} is not what the program shows now`,
    `${join(folder, 'new.svg')} is missing`,
    `${join(folder, 'gone.svg')} is a picture of nothing`,
  ]);
});

test('every picture has a name of its own', (t) => {
  const names = pictures.map(({ name }) => name);
  t.deepEqual(names, [...new Set(names)]);
});
