/** What people do at the venue: hand documents over, map, review, decide. Each picks by its own draw from what is there. */

import { drawDocument, drawRevision, fileOf, products, type SimDocument, touristTax } from './documents.ts';
import type { Hands } from './hands.ts';
import type { Prng } from './kernel/prng.ts';
import { accounts } from './set-up.ts';
import { home, type World } from './world.ts';

export type Deed = (hands: Hands, prng: Prng, name: string) => Promise<void>;

export const importNew: Deed = async (hands, prng, name) => {
  const drawn = Array.from({ length: prng.between(1, 4) }, (_, at) =>
    handOver(hands.world, drawDocument(prng, `${name}-${at}`, hands.world.today)),
  );
  await importFiles(hands, drawn);
};

export const dropNew: Deed = async ({ world }, prng, name) => {
  const document = handOver(world, drawDocument(prng, `${name}-0`, world.today));
  world.note(`dropped ${told(document)}`);
  world.machine.disk.plant(`${home}/drop/property/${document.id}.json`, fileOf(document));
};

export const revise: Deed = async (hands, prng) => {
  const document = pickDocument(hands.world, prng);
  if (document) await importFiles(hands, [handOver(hands.world, drawRevision(prng, document))]);
};

export const importAgain: Deed = async (hands, prng) => {
  const document = pickDocument(hands.world, prng);
  if (document) await importFiles(hands, [document]);
};

/** Maps what had no account, or maps something anew. */
export const map: Deed = async (hands, prng) => {
  const what = prng.int(5);
  if (what === 0) await hands.ask('map.vat', { rate: '0', category: 'AE', code: 'VERL' });
  else if (what === 1) await hands.ask('map.account', { kind: 'levy', subject: touristTax, account: '1620' });
  else {
    const subject = prng.pick(products);
    const account = prng.bool(0.6) ? (accounts[subject] ?? '') : '8999';
    await hands.ask('map.account', { kind: 'product', subject, account });
  }
};

export const approve: Deed = async (hands, prng) => {
  const share = prng.bool(0.7) ? 1 : 0.4;
  const rows = await toReview(hands);
  const ids = rows.filter(() => prng.bool(share)).map(({ id }) => id);
  if (ids.length > 0) await hands.ask('documents.approve', { ids });
};

export async function toReview(hands: Hands): Promise<{ id: string; number: string }[]> {
  return (await hands.ask('documents.list', { state: 'to-review', limit: 1000 }))?.rows ?? [];
}

export const edit: Deed = async (hands, prng) => {
  const document = pickDocument(hands.world, prng);
  if (!document) return;
  const line = prng.pick(['1', '2']);
  const account = prng.pick(document.kind === 'payment' ? ['2010', '2020', '2050'] : ['8000', '8100', '8300']);
  await hands.ask('documents.edit', { id: document.id, line, account });
};

export const keepBack: Deed = async (hands, prng) => {
  const document = pickDocument(hands.world, prng);
  if (!document) return;
  const { id } = document;
  const what = prng.int(3);
  if (what === 0) await hands.ask('documents.exclude', { id, reason: 'not ours' });
  else if (what === 1) await hands.ask('documents.include', { id });
  else await hands.ask('documents.concept', { id });
};

export const sync: Deed = async (hands) => {
  await hands.ask('sync', {});
};

export const verify: Deed = async (hands) => {
  await hands.ask('entries.verify', {});
};

export const reverse: Deed = async (hands, prng) => {
  const reference = await pickEntry(hands, 'posted', prng);
  if (reference !== undefined) await hands.ask('entries.reverse', { reference });
};

/** Decides by hand what became of an entry: after a look into the package, or just by sending it again. */
export const resolve: Deed = async (hands, prng) => {
  const reference = await pickEntry(hands, 'unknown', prng);
  if (reference === undefined) return;
  const posted = hands.world.idAtPackage(reference);
  if (posted !== undefined && prng.bool(0.3)) await hands.ask('entries.resolve', { reference, posted });
  else await hands.ask('entries.resolve', { reference, sendAgain: true });
};

/** The operator, or the bookkeeper in the package, closes a period or opens it. */
export const closeOrOpen: Deed = async (hands, prng) => {
  const { world } = hands;
  if (prng.bool()) {
    const closedThrough = prng.bool(0.4) ? null : world.daysAgo(prng.between(1, 6));
    await hands.ask('configurations.edit', { name: '1', closedThrough });
    return;
  }
  const month = world.daysAgo(prng.pick([0, 15])).slice(0, 7);
  const open = prng.bool(0.6);
  world.note(`the package ${open ? 'opens' : 'closes'} ${month}`);
  await world.setPeriod(month, open);
};

/** Hands the file of each document over again, as it is at the source now. */
export async function importFiles(hands: Hands, documents: readonly SimDocument[]): Promise<void> {
  hands.world.note(`files: ${documents.map(told).join(', ')}`);
  await hands.ask('import.paths', { paths: documents.map(pathOf) });
}

export function pathOf({ id }: SimDocument): string {
  return `/home/in/${id}.json`;
}

/** From now on the source has the document in this version. */
export function handOver(world: World, document: SimDocument): SimDocument {
  const versions = world.documents.get(document.id) ?? [];
  world.documents.set(document.id, [...versions, document]);
  world.machine.disk.plant(pathOf(document), fileOf(document));
  return document;
}

function pickDocument({ documents }: World, prng: Prng): SimDocument | undefined {
  return documents.size === 0 ? undefined : prng.pick([...documents.values()]).at(-1);
}

async function pickEntry(hands: Hands, state: 'posted' | 'unknown', prng: Prng): Promise<string | undefined> {
  const rows = (await hands.ask('entries.list', { state, limit: 1000 }))?.rows ?? [];
  return rows.length === 0 ? undefined : prng.pick(rows).reference;
}

function told({ id, version, kind, date, status, total }: SimDocument): string {
  return `${id} v${version} ${kind} ${date} ${status} ${total}`;
}
