/** How a key is called on the screen. */

import type { Translator } from '../../core/language/translate.ts';
import { isKey } from '../../core/language/translate.ts';
import type { Glyphs } from '../terminal/theme.ts';
import type { Key } from './key.ts';

/** `↵`, `Esc`, `^P`, `⇧↓`, `a` */
export function keyLabel(key: Key, glyphs: Glyphs, translate: Translator): string {
  const shift = /^Shift\+(.+)$/.exec(key)?.[1];
  if (shift !== undefined) return `Shift+${keyLabel(shift, glyphs, translate)}`;
  switch (key) {
    case 'Enter':
      return glyphs.enter;
    case 'Up':
      return glyphs.up;
    case 'Down':
      return glyphs.down;
    default: {
      const name = `key.${key}`;
      return isKey(name) ? translate.t(name) : key;
    }
  }
}
