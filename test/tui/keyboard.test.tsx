import test from 'ava';
import { render } from 'ink-testing-library';
import type { Key } from '../../src/tui/keys/key.ts';
import { Keyboard } from '../../src/tui/keys/keyboard.tsx';
import { settled } from './fake-desk.ts';

async function typed(...pieces: readonly string[]): Promise<{ keys: Key[]; pastes: string[] }> {
  const keys: Key[] = [];
  const pastes: string[] = [];
  const { stdin, unmount } = render(
    <Keyboard onKeys={(some) => keys.push(...some)} onPaste={(text) => pastes.push(text)} onReady={() => undefined} />,
  );
  await settled();
  for (const piece of pieces) {
    stdin.write(piece);
    await settled();
  }
  unmount();
  return { keys, pastes };
}

test('bytes of a terminal become keys by name', async (t) => {
  const { keys } = await typed('jjj', '\u001b[B', '\u001b[1;2B', '\r', '\t', '\u001b[Z', '\u007f', '\u0010', ' ', 'é');
  t.deepEqual(keys, [
    ...['j', 'j', 'j', 'Down', 'Shift+Down', 'Enter', 'Tab', 'Shift+Tab', 'Backspace', 'Ctrl+P', 'Space', 'é'],
  ]);
});

test('arrows that come in one piece with letters are told apart', async (t) => {
  t.deepEqual((await typed('a\u001b[A\u001b[Bb')).keys, ['a', 'Up', 'Down', 'b']);
});

test('a bracketed paste is a paste, keys in it and all', async (t) => {
  t.deepEqual(await typed('x', '\u001b[200~q\rdrop\u001b[201~', 'y'), { keys: ['x', 'y'], pastes: ['q\rdrop'] });
});
