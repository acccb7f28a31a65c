/** Keys by name: the same everywhere, whatever bytes the terminal sends for them. */

/** A printable character is its own name; others are `Enter`, `Escape`, `Up`, `Ctrl+P`, `Shift+Down` … */
export type Key = string;

/** What the renderer's parser says of one piece of input. */
export interface ParsedInput {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageDown: boolean;
  readonly pageUp: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly return: boolean;
  readonly escape: boolean;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly tab: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly meta: boolean;
}

const named: readonly (readonly [keyof ParsedInput, Key])[] = [
  ['upArrow', 'Up'],
  ['downArrow', 'Down'],
  ['leftArrow', 'Left'],
  ['rightArrow', 'Right'],
  ['pageUp', 'PageUp'],
  ['pageDown', 'PageDown'],
  ['home', 'Home'],
  ['end', 'End'],
  ['return', 'Enter'],
  ['escape', 'Escape'],
  ['tab', 'Tab'],
  ['backspace', 'Backspace'],
  ['delete', 'Delete'],
];

/** Terminals that send modified keys at all do so for these. */
const takesShift = new Set(['Up', 'Down', 'Left', 'Right', 'Tab', 'PageUp', 'PageDown', 'Home', 'End']);
const segmenter = new Intl.Segmenter();

/**
 * The keys in one piece of input. Over a slow line a burst of letters (`jjj`) arrives as one text: each character is a
 * key of its own. Pastes come on another channel and are never split into keys.
 */
export function keysOf(input: string, parsed: ParsedInput): Key[] {
  const name = named.find(([flag]) => parsed[flag])?.[1];
  // Over a slow line Esc and the key after it may come in one piece, which looks like Alt; no key here is pressed with Alt.
  if (parsed.meta && name !== 'Escape') return ['Escape', ...keysOf(input, { ...parsed, meta: false })];
  if (name !== undefined) return [parsed.shift && takesShift.has(name) ? `Shift+${name}` : name];
  if (parsed.ctrl) return input === '' ? [] : [`Ctrl+${input.toUpperCase()}`];
  return [...segmenter.segment(input)].flatMap(({ segment }) => characterKey(segment));
}

function characterKey(character: string): Key[] {
  switch (character) {
    case ' ':
      return ['Space'];
    case '\r':
    case '\n':
    case '\r\n':
      return ['Enter'];
    case '\t':
      return ['Tab'];
    case '\u007f':
    case '\b':
      return ['Backspace'];
    default: {
      const code = character.codePointAt(0) ?? 0;
      if (code > 0 && code < 27) return [`Ctrl+${String.fromCodePoint(code + 64)}`];
      return code < 32 ? [] : [character];
    }
  }
}

/** The text that a key types, where it types one. */
export function textOf(key: Key): string | undefined {
  if (key === 'Space') return ' ';
  return [...segmenter.segment(key)].length === 1 ? key : undefined;
}
