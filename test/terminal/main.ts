/** `npm run pictures`: draws docs/pictures anew, and the tables of docs/tui.md; with `--check` only says which differ, and then ends with 1. */

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPictures } from './draw-pictures.ts';
import { keysPagePath, withKeys } from './keys-page.ts';
import { picturesFolder, stalePictures } from './picture-files.ts';
import { pictures } from './pictures.ts';

const endings: (() => unknown)[] = [];
try {
  const drawn = await drawPictures({ teardown: (end) => void endings.push(end) }, pictures);
  const stale = stalePictures(drawn);
  if (process.argv.includes('--check')) {
    for (const line of stale) process.stdout.write(`${line}\n`);
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    mkdirSync(picturesFolder, { recursive: true });
    for (const [name, svg] of drawn) writeFileSync(join(picturesFolder, `${name}.svg`), svg);
    for (const file of readdirSync(picturesFolder))
      if (file.endsWith('.svg') && !drawn.has(file.slice(0, -'.svg'.length))) rmSync(join(picturesFolder, file));
    writeFileSync(keysPagePath, withKeys(readFileSync(keysPagePath, 'utf8')));
    process.stdout.write(`${drawn.size} pictures in ${picturesFolder}, ${stale.length} of them new, changed or gone\n`);
  }
} finally {
  for (const end of endings.toReversed()) await end();
}
