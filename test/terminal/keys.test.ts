import test from 'ava';
import fc from 'fast-check';
import { bytesOfKey, bytesOfPaste } from './keys.ts';

const application = { applicationCursor: true };

test('every key sends what xterm sends for it', (t) => {
  const sent = {
    Enter: '\r',
    Escape: '\x1b',
    Tab: '\t',
    'Shift+Tab': '\x1b[Z',
    Space: ' ',
    Backspace: '\x7f',
    Delete: '\x1b[3~',
    Insert: '\x1b[2~',
    Up: '\x1b[A',
    Down: '\x1b[B',
    Right: '\x1b[C',
    Left: '\x1b[D',
    Home: '\x1b[H',
    End: '\x1b[F',
    PageUp: '\x1b[5~',
    PageDown: '\x1b[6~',
    'Shift+Down': '\x1b[1;2B',
    'Alt+Up': '\x1b[1;3A',
    'Ctrl+Right': '\x1b[1;5C',
    'Ctrl+Shift+Left': '\x1b[1;6D',
    'Shift+PageDown': '\x1b[6;2~',
    F1: '\x1bOP',
    F4: '\x1bOS',
    'Shift+F1': '\x1b[1;2P',
    F5: '\x1b[15~',
    F12: '\x1b[24~',
    'Ctrl+C': '\x03',
    'Ctrl+p': '\x10',
    'Ctrl+Space': '\x00',
    'Ctrl+_': '\x1f',
    'Alt+x': '\x1bx',
    'Alt+Enter': '\x1b\r',
    'Alt++': '\x1b+',
    a: 'a',
    G: 'G',
    '/': '/',
    '+': '+',
    '€': '€',
    '👍': '👍',
  };
  t.deepEqual(Object.fromEntries(Object.keys(sent).map((key) => [key, bytesOfKey(key)])), sent);
});

test('a program that asked for application keys gets its arrows, Home and End that way, and nothing else', (t) => {
  t.deepEqual(
    ['Up', 'Home', 'End', 'Shift+Down', 'PageDown', 'Enter'].map((key) => bytesOfKey(key, application)),
    ['\x1bOA', '\x1bOH', '\x1bOF', '\x1b[1;2B', '\x1b[6~', '\r'],
  );
});

test('what no terminal can send is refused by name', (t) => {
  for (const key of ['', 'Entr', 'Shift+a', 'Ctrl+Enter', 'Hyper+Up', 'Ctrl+é'])
    t.throws(() => bytesOfKey(key), { message: `no terminal sends anything for the key "${key}"` });
});

test('every single character is sent as it is', (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), (key) => {
      fc.pre([...key].length === 1);
      t.is(bytesOfKey(key), key);
    }),
    { numRuns: 1000 },
  );
});

test('a paste is bracketed where the program asked for it, and cannot end its own brackets', (t) => {
  t.is(bytesOfPaste('a\r\nb\n', true), '\x1b[200~a\rb\r\x1b[201~');
  t.is(bytesOfPaste('a\nb', false), 'a\rb');
  t.is(bytesOfPaste('a\x1b[201~b', true), '\x1b[200~a[201~b\x1b[201~');
});
