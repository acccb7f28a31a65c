/** The pictures as they are committed. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const picturesFolder = 'docs/pictures';

/** @returns a line for each file that is not what the program draws. */
export function stalePictures(drawn: ReadonlyMap<string, string>, folder = picturesFolder): string[] {
  const committed = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.svg')) : [];
  const differing = [...drawn].flatMap(([name, svg]) => {
    const path = join(folder, `${name}.svg`);
    if (!existsSync(path)) return [`${path} is missing`];
    return readFileSync(path, 'utf8') === svg ? [] : [`${path} is not what the program shows now`];
  });
  const surplus = committed.filter((file) => !drawn.has(file.slice(0, -'.svg'.length)));
  return [...differing, ...surplus.map((file) => `${join(folder, file)} is a picture of nothing`)];
}
