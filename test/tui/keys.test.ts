import test from 'ava';
import { keysOf, type ParsedInput, textOf } from '../../src/tui/keys/key.ts';
import { aroundCaret, pasteText, textInput, typeKey } from '../../src/tui/text-input.ts';

const nothing: ParsedInput = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
};
const keys = (input: string, flags: Partial<ParsedInput> = {}) => keysOf(input, { ...nothing, ...flags });

test('a burst of letters is a key for each letter', (t) => {
  t.deepEqual(keys('jjj'), ['j', 'j', 'j']);
  t.deepEqual(keys('3\r a'), ['3', 'Enter', 'Space', 'a']);
});

test('an accented letter in two code points is one key', (t) => {
  t.deepEqual(keys('e\u0301x'), ['e\u0301', 'x']);
});

test('named keys keep their names, with Shift where terminals send it', (t) => {
  t.deepEqual(
    [
      keys('', { downArrow: true }),
      keys('', { downArrow: true, shift: true }),
      keys('', { tab: true, shift: true }),
      keys('', { return: true, shift: true }),
      keys('c', { ctrl: true }),
      keys('J', { shift: true }),
    ],
    [['Down'], ['Shift+Down'], ['Shift+Tab'], ['Enter'], ['Ctrl+C'], ['J']],
  );
});

test('Esc and the key after it in one piece are two keys', (t) => {
  t.deepEqual(keys('q', { meta: true }), ['Escape', 'q']);
  t.deepEqual(keys('', { meta: true, downArrow: true }), ['Escape', 'Down']);
  t.deepEqual(keys('', { escape: true, meta: true }), ['Escape']);
});

test('control characters without a name are no keys', (t) => {
  t.deepEqual(keys('\u0000\u001f'), []);
});

test('only what types a text has one', (t) => {
  t.deepEqual(['a', 'Space', 'Enter', 'é', '日'].map(textOf), ['a', ' ', undefined, 'é', '日']);
});

const typed = (...all: string[]) => all.reduce((input, key) => typeKey(input, key) ?? input, textInput());

test('a text is typed, mended and cut at its caret', (t) => {
  t.deepEqual(typed('b', 'e', 'r', 'g'), { text: 'berg', caret: 4 });
  t.deepEqual(typed('b', 'e', 'r', 'Left', 'Left', 'Backspace', 'v'), { text: 'ver', caret: 1 });
  t.deepEqual(typed('a', 'Space', 'b', 'Space', 'c', 'Ctrl+W'), { text: 'a b ', caret: 4 });
  t.deepEqual(typed('a', 'b', 'Home', 'Delete', 'End', 'c'), { text: 'bc', caret: 2 });
  t.deepEqual(aroundCaret(typed('a', 'b', 'c', 'Left')), ['ab', 'c']);
  t.is(typeKey(textInput(), 'Enter'), undefined);
});

test('a paste becomes one safe line of bounded length', (t) => {
  t.deepEqual(pasteText(textInput('x'), 'one\ntwo\u001b[31m\u202e three'), { text: 'xone two three', caret: 14 });
  t.is([...pasteText(textInput(), 'y'.repeat(20_000)).text].length, 500);
});
