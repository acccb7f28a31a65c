/**
 * Taking back (spec §8): the records that a command changed become what they were before it, in one commit, as long as
 * nobody changed them since and nothing that came of it was sent.
 */

import { isDeepStrictEqual } from 'node:util';
import type { Mapping } from '../../core/configuration.ts';
import type { FactId } from '../../core/fact.ts';
import type { MethodName } from '../../core/rpc.ts';
import { Breathing } from '../engine/breathing.ts';
import { type Image, type RememberedCommand, undoable } from '../engine/command-memory.ts';
import type { EngineContext } from '../engine/context.ts';
import { changedProposals, effectOf } from '../engine/effect.ts';
import { command, type HandlersOf } from '../engine/handler.ts';
import type { MappingChange } from '../engine/mapping-change.ts';
import { refused } from '../engine/refusal.ts';
import type { RecordOf, Setting } from '../store/records.ts';
import type { Transaction } from '../store/store.ts';

export const undoHandlers: HandlersOf<'undo'> = {
  undo: command(
    'undo',
    async ({ command: id }, transaction, context) => {
      const remembered = context.commands().of(id) ?? (await refuse(id, context));
      const { method, images } = remembered;
      await assertUnchanged(images, transaction, context);
      const mappings = mappingsBefore(images);
      await assertNotSent(remembered, mappings, context);
      const reviewed = images.filter(isReview).length;
      // Counted before it is done: afterwards nothing would change any more.
      const moved = mappings ? (await effectOf(mappings, context)).documents : 0;
      const breathing = new Breathing(context.kernel.clock);
      for (const image of images) {
        await restore(image, transaction);
        if (breathing.isDue) await breathing.pause();
      }
      return { method, documents: reviewed + moved };
    },
    async (done) => done,
  ),
};

async function refuse(id: string, context: EngineContext): Promise<never> {
  const store = context.store();
  let method: string = context.commands().otherOf(id) ?? '';
  for (const file of store.files<`commands/${string}`>('commands/').slice(-2))
    method = (await store.get(file, id))?.method ?? method;
  if (method !== '' && !undoable.includes(method as MethodName))
    throw refused('refused', { code: 'undo-not-possible', details: { method } });
  throw refused('refused', { code: 'undo-too-old', details: {} });
}

async function assertUnchanged(
  images: readonly Image[],
  transaction: Transaction,
  context: EngineContext,
): Promise<void> {
  for (const image of images) {
    const now = (await transaction.get(image.file, image.id))?.value;
    if (!isDeepStrictEqual(now, image.after))
      throw refused('refused', { code: 'undo-changed-since', details: { number: await numberOf(image, context) } });
  }
}

/** @throws Refusal when a document that the command was about, or was proposed otherwise by it, went into an entry since. */
async function assertNotSent(
  { seq, images }: RememberedCommand,
  mappings: MappingChange | undefined,
  context: EngineContext,
): Promise<void> {
  const sent = context.commands().sentSince(seq);
  if (sent.length === 0) return;
  const index = await context.index();
  const reviewed = new Set(images.filter(isReview).map(({ id }) => id));
  const proposals = mappings && (await changedProposals(mappings, context));
  for (const reference of sent) {
    for (const id of index.factsIn(reference)) {
      const head = index.fact(id);
      if (!head || !(reviewed.has(id) || (await proposals?.changes(head)))) continue;
      throw refused('refused', { code: 'undo-already-sent', details: { number: head.number, reference } });
    }
  }
}

function isReview({ file }: Image): boolean {
  return file.startsWith('reviews/');
}

/** The change that puts mappings back; `undefined`: the command changed none. */
function mappingsBefore(images: readonly Image[]): MappingChange | undefined {
  const touched = images.filter(({ file, id }) => file === 'settings' && id.startsWith('mapping:'));
  if (touched.length === 0) return undefined;
  const mapping = (value: unknown): Mapping[] => {
    const setting = value as Setting | undefined;
    return setting?.type === 'mapping' ? [setting.value] : [];
  };
  return {
    put: touched.flatMap(({ before }) => mapping(before)),
    removed: touched.flatMap(({ before, after }) => (before === undefined ? mapping(after).map(({ id }) => id) : [])),
  };
}

async function restore({ file, id, before }: Image, transaction: Transaction): Promise<void> {
  if (before === undefined) {
    if (await transaction.get(file, id)) await transaction.remove(file, id);
    // What was read from this file is of its type.
  } else await transaction.put(file, id, before as RecordOf<typeof file>);
}

async function numberOf({ file, id }: Image, context: EngineContext): Promise<string> {
  return file === 'settings' ? '' : ((await context.index()).fact(id as FactId)?.number ?? '');
}
