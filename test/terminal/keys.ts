/** What a terminal sends for a key (xterm's control sequences, ctlseqs "PC-Style Function Keys"). */

/** How the program has set the terminal's keys. */
export interface KeyModes {
  /** DECCKM: programs that use curses switch it on, and then expect `ESC O A` for an arrow. */
  readonly applicationCursor: boolean;
}

const esc = '\u001b';

/** Keys with one meaning whatever the modes. */
const fixed: Readonly<Record<string, string>> = {
  Enter: '\r',
  Escape: esc,
  Tab: '\t',
  'Shift+Tab': `${esc}[Z`,
  Space: ' ',
  'Ctrl+Space': '\u0000',
  Backspace: '\u007f',
  'Ctrl+Backspace': '\b',
};

/** Keys of a final letter: `ESC [ A`, in application mode `ESC O A`, with modifiers `ESC [ 1 ; 2 A`. */
const lettered: Readonly<Record<string, string>> = {
  Up: 'A',
  Down: 'B',
  Right: 'C',
  Left: 'D',
  End: 'F',
  Home: 'H',
};

/** F1 to F4 are `ESC O P` in either mode. */
const functionKeys: Readonly<Record<string, string>> = { F1: 'P', F2: 'Q', F3: 'R', F4: 'S' };

/** Keys of a number: `ESC [ 5 ~`, with modifiers `ESC [ 5 ; 2 ~`. */
const numbered: Readonly<Record<string, number>> = {
  Insert: 2,
  Delete: 3,
  PageUp: 5,
  PageDown: 6,
  F5: 15,
  F6: 17,
  F7: 18,
  F8: 19,
  F9: 20,
  F10: 21,
  F11: 23,
  F12: 24,
};

/** Bits of the modifier parameter, which is one more than their sum. */
const modifierBits: Readonly<Record<string, number>> = { Shift: 1, Alt: 2, Ctrl: 4 };

/**
 * @param key a character as it is typed (`a`, `G`, `/`, `€`) or a name: `Enter`, `Down`, `Shift+Down`, `Ctrl+P`, `Alt+x`.
 * @throws Error for what no terminal can send.
 */
export function bytesOfKey(key: string, modes: KeyModes = { applicationCursor: false }): string {
  const plain = fixed[key];
  if (plain !== undefined) return plain;
  const isCharacter = [...key].length === 1;
  if (isCharacter) return key;
  // The last character may itself be a plus: Ctrl++.
  const cut = key.lastIndexOf('+', key.length - 2);
  const name = key.slice(cut + 1);
  const modifiers = cut === -1 ? [] : key.slice(0, cut).split('+');
  const bits = modifiers.map((modifier) => modifierBits[modifier] ?? unknownKey(key));
  const parameter = 1 + bits.reduce((sum, bit) => sum + bit, 0);

  const letter = lettered[name];
  if (letter !== undefined && parameter === 1) return `${esc}${modes.applicationCursor ? 'O' : '['}${letter}`;
  const functionLetter = functionKeys[name];
  if (functionLetter !== undefined && parameter === 1) return `${esc}O${functionLetter}`;
  const anyLetter = letter ?? functionLetter;
  if (anyLetter !== undefined) return `${esc}[1;${parameter}${anyLetter}`;
  const number = numbered[name];
  if (number !== undefined) return `${esc}[${number}${parameter === 1 ? '' : `;${parameter}`}~`;

  // Alt is an escape in front of what the key sends without it.
  if (modifiers[0] === 'Alt') return esc + bytesOfKey(key.slice('Alt+'.length), modes);
  const isControl = modifiers.length === 1 && modifiers[0] === 'Ctrl' && /^[A-Za-z[\\\]^_]$/.test(name);
  return isControl ? String.fromCharCode(name.toUpperCase().charCodeAt(0) & 0x1f) : unknownKey(key);
}

/** Text as a terminal pastes it into a program that asked for bracketed paste (`CSI ? 2004 h`). */
export function bytesOfPaste(text: string, isBracketed: boolean): string {
  // A terminal sends the ends of lines as Enter does.
  const typed = text.replaceAll(/\r?\n/g, '\r');
  return isBracketed ? `${esc}[200~${typed.replaceAll(esc, '')}${esc}[201~` : typed;
}

function unknownKey(key: string): never {
  throw new Error(`no terminal sends anything for the key "${key}"`);
}
