/** A run by hand: looks what it would send, asks with total and count, and sends exactly that. */

import { type ActionTable, bindActions } from '../actions/action.ts';
import { keyHints } from '../actions/key-hints.ts';
import { commandName } from '../daemon/command-name.ts';
import type { Desk } from '../desk.ts';
import type { Books } from '../entry/books.ts';
import type { Layer } from '../layers/layer.ts';
import { Overlay, overlayRoom } from '../layers/overlay.tsx';
import { wrapped } from '../terminal/wrapped.ts';
import { leave } from './leave.ts';
import { nothingText, type Planned, type PlanParams, planned } from './plan.ts';
import { preview } from './preview.tsx';
import { send } from './send.ts';

export const lookingTable = {
  'looking.stop': { keys: ['Escape'], bar: 1 },
} as const satisfies ActionTable;

export function syncNow(desk: Desk, books: Books, params: PlanParams): void {
  books.start();
  let looking: Promise<boolean> | undefined;
  const isStillAsked = () => desk.layers.stack.get().includes(layer);
  const look = () =>
    desk.attempt(async () => {
      try {
        const plan = await planned(desk, params);
        const doubts = plan.result.entries.length === 0 ? await countDoubts(desk) : 0;
        if (!isStillAsked()) return;
        close();
        ask(desk, books, plan, doubts);
      } finally {
        close();
      }
    });
  const close = () => desk.layers.close(layer);
  const actions = bindActions(lookingTable, { 'looking.stop': { run: close } });
  const layer: Layer = {
    name: 'looking',
    overlay: true,
    actions: () => actions,
    busy: () => looking,
    opened() {
      looking = look();
    },
    View: (area) => (
      <Overlay
        area={area}
        theme={desk.theme}
        title={desk.translate().t('send.title')}
        lines={[...wrapped(desk.translate().t('preview.looking'), overlayRoom(area)), []]}
        foot={keyHints(actions, desk, overlayRoom(area))}
      />
    ),
  };
  desk.layers.open(layer);
}

/** Entries whose outcome is not known: a run looks them up, also when it has nothing new to send. */
async function countDoubts(desk: Desk): Promise<number> {
  return (await desk.link.call('entries.list', { state: 'unknown', limit: 1 })).total;
}

function ask(desk: Desk, books: Books, plan: Planned, doubts: number): void {
  const onEnded = (how: 'sent' | 'moved' | 'failed') => {
    if (how === 'moved') desk.layers.open(preview(desk, books, plan.params));
  };
  if (plan.result.entries.length > 0) send(desk, plan, { books, onEnded });
  else if (doubts > 0) lookUp(desk, plan, doubts);
  else desk.toasts.say(nothingText(desk, books, plan));
}

/** A run that has nothing new to send settles what is in doubt, and may send that again. */
function lookUp(desk: Desk, { params }: Planned, entries: number): void {
  const { t } = desk.translate();
  leave(desk, {
    title: t('look-up.title'),
    question: t('look-up.question', { entries }),
    yes: t('look-up.yes'),
    text: t('look-up.what', { entries }),
    run: () => desk.attempt(() => desk.link.call('sync', { commandId: commandName(), ...params })),
  });
}
