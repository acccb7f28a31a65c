import test from 'ava';
import type { Action } from '../../src/tui/actions/action.ts';
import { confirm } from '../../src/tui/layers/confirm.tsx';
import type { Layer } from '../../src/tui/layers/layer.ts';
import { type Layers, layers } from '../../src/tui/layers/layers.ts';
import { drawn } from './drawn.tsx';
import { fakeDesk, settled } from './fake-desk.ts';

const action = (key: string, run: Action['run'], more: Partial<Action> = {}): Action => ({
  id: 'list.down',
  keys: [key],
  run,
  ...more,
});
const layer = (name: string, more: Partial<Layer> = {}): Layer => ({
  name,
  actions: () => [],
  View: () => null,
  ...more,
});

function stackOf(everywhere: readonly Action[] = []) {
  const said: string[] = [];
  const stack: Layers = layers({
    everywhere: () => everywhere,
    onRefused: (why) => said.push(why),
    onFailed: (error) => said.push(String(error)),
    onPasteRefused: () => said.push('no paste'),
  });
  return { stack, said };
}

test('the top layer has its keys first, then come those of everywhere', (t) => {
  const pressed: string[] = [];
  const { stack } = stackOf([
    action('a', () => void pressed.push('everywhere a')),
    action('b', () => void pressed.push('b')),
  ]);
  stack.base(layer('screen', { actions: () => [action('a', () => void pressed.push('screen a'))] }));
  stack.press(['a', 'b', 'c']);
  t.deepEqual(pressed, ['screen a', 'b']);
});

test('an overlay keeps all keys but help, and q is no way out of it', (t) => {
  const pressed: string[] = [];
  const { stack } = stackOf([
    action('2', () => void pressed.push('go')),
    action('q', () => void pressed.push('quit'), { id: 'frame.quit' }),
    action('?', () => void pressed.push('help'), { id: 'frame.keys' }),
  ]);
  stack.base(layer('screen'));
  stack.open(layer('box', { overlay: true }));
  stack.press(['2', 'q', '?']);
  t.deepEqual(pressed, ['help']);
});

test('a disabled action says why and does nothing', (t) => {
  const { stack, said } = stackOf();
  stack.base(layer('screen', { actions: () => [action('x', () => t.fail(), { whyNot: () => 'it is booked' })] }));
  stack.press(['x']);
  t.deepEqual(said, ['it is booked']);
});

test('keys typed ahead wait for what the key before them opens', async (t) => {
  const { stack } = stackOf();
  const opening = Promise.withResolvers<void>();
  const typed: string[] = [];
  const box = layer('box', {
    overlay: true,
    type: (key) => {
      typed.push(key);
      return true;
    },
  });
  stack.base(
    layer('screen', {
      actions: () => [
        action('Enter', async () => {
          await opening.promise;
          stack.open(box);
        }),
      ],
    }),
  );
  stack.press(['Enter', 'v', 'e']);
  stack.press(['r']);
  t.deepEqual(typed, []);
  opening.resolve();
  await stack.idle();
  t.deepEqual(typed, ['v', 'e', 'r']);
});

test('keys wait while the top layer is busy, and 40 in one burst keep their order', async (t) => {
  const { stack } = stackOf();
  const fetched = Promise.withResolvers<void>();
  let isBusy = true;
  const seen: string[] = [];
  stack.base(
    layer('screen', {
      busy: () => (isBusy ? fetched.promise : undefined),
      type: (key) => {
        seen.push(key);
        return true;
      },
    }),
  );
  const burst = Array.from({ length: 40 }, (_, at) => String(at % 10));
  stack.press(burst);
  t.deepEqual(seen, []);
  isBusy = false;
  fetched.resolve();
  await stack.idle();
  t.deepEqual(seen, burst);
});

test('the way out does not wait, and what was typed ahead of it is dropped', async (t) => {
  const pressed: string[] = [];
  const { stack } = stackOf([action('Ctrl+C', () => void pressed.push('quit'), { id: 'frame.quit' })]);
  const never = Promise.withResolvers<void>();
  stack.base(layer('screen', { busy: () => never.promise, type: (key) => pressed.push(key) > 0 }));
  stack.press(['a', 'b']);
  stack.press(['Ctrl+C']);
  t.deepEqual(pressed, ['quit']);
  never.resolve();
  await stack.idle();
});

test('a failing action is told of, and the keys after it are worked through', async (t) => {
  const pressed: string[] = [];
  const { stack, said } = stackOf();
  stack.base(
    layer('screen', {
      actions: () => [
        action('a', () => {
          throw new Error('broken');
        }),
        action('b', async () => {
          await Promise.resolve();
          throw new Error('also broken');
        }),
        action('c', () => void pressed.push('c')),
      ],
    }),
  );
  stack.press(['a', 'b', 'c']);
  await stack.idle();
  t.deepEqual([said, pressed], [['Error: broken', 'Error: also broken'], ['c']]);
});

test('layers are told when they come and go, and closing one closes what lies on it', (t) => {
  const told: string[] = [];
  const named = (name: string) =>
    layer(name, { opened: () => void told.push(`+${name}`), closed: () => void told.push(`-${name}`) });
  const { stack } = stackOf();
  const [screen, detail, picker] = [named('screen'), named('detail'), named('picker')];
  stack.base(screen);
  stack.open(detail);
  stack.open(picker);
  stack.close(detail);
  stack.close(screen);
  t.deepEqual(told, ['+screen', '+detail', '+picker', '-detail', '-picker']);
  t.deepEqual(stack.stack.get(), [screen]);
});

test('a paste goes to whoever takes one, else it is refused in words', (t) => {
  const { stack, said } = stackOf();
  stack.base(layer('screen'));
  stack.paste('hello');
  stack.open(layer('box', { overlay: true, paste: (text) => void said.push(text) }));
  stack.paste('hello');
  t.deepEqual(said, ['no paste', 'hello']);
});

test('a question takes no key that was typed before it was in sight', async (t) => {
  const desk = fakeDesk();
  let sent = 0;
  const question = confirm(desk, {
    title: 'Send',
    text: 'Send 1 entry of € 4,724.34?',
    yes: 'send',
    run: () => {
      sent += 1;
    },
  });
  desk.layers.base(layer('screen'));
  desk.layers.open(question);
  await desk.press('y', 'y');
  t.is(sent, 0);
  t.deepEqual(
    drawn(question, { width: 58, height: 9 })
      .map((line) => line.trim())
      .filter(Boolean),
    [
      '┌─ Send ───────────────────────────────────────────────┐',
      '│ Send 1 entry of € 4,724.34?                          │',
      '│                                                      │',
      '│ y send   Esc not now                                 │',
      '└──────────────────────────────────────────────────────┘',
    ],
  );
  await settled();
  await desk.press('y');
  t.is(sent, 1);
  t.deepEqual(
    desk.layers.stack.get().map(({ name }) => name),
    ['screen'],
  );
});
