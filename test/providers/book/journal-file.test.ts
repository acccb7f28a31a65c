import test from 'ava';
import {
  createJournalFile,
  JournalDamagedError,
  openJournalFile,
} from '../../../src/providers/ledgers/book/journal-file.ts';
import { MemoryDisk } from '../memory-disk.ts';

const path = '/book/park.book';
const record = (number: number) => ({ head: { number }, body: JSON.stringify([{ text: `regel ${number} €` }]) });

/** A file of that many records, and its bytes. */
async function written(count: number): Promise<{ disk: MemoryDisk; bytes: Uint8Array }> {
  const disk = new MemoryDisk();
  await disk.makeFolder('/book');
  await createJournalFile(disk, path, [record(0)]);
  const { file } = await openJournalFile(disk, path);
  for (let number = 1; number < count; number++) await file.append([record(number)]);
  await file.close();
  return { disk, bytes: await disk.read(path) };
}

async function numbers(disk: MemoryDisk): Promise<{ numbers: unknown[]; cutBytes: number }> {
  const { file, records, cutBytes } = await openJournalFile(disk, path);
  await file.close();
  return { numbers: records.map(({ head }) => (head as { number: number }).number), cutBytes };
}

function onDisk(bytes: Uint8Array): MemoryDisk {
  const disk = new MemoryDisk();
  disk.files.set(path, bytes);
  return disk;
}

test('records come back as they were written, bodies unread', async (t) => {
  const { disk } = await written(3);
  const { file, records, cutBytes } = await openJournalFile(disk, path);
  await file.close();
  t.is(cutBytes, 0);
  t.deepEqual(
    records.map(({ head, body }) => ({ head, body: new TextDecoder().decode(body) })),
    [0, 1, 2].map(record),
  );
});

test('a commit is one append and one fsync, however many records it holds', async (t) => {
  const { disk } = await written(1);
  const { file } = await openJournalFile(disk, path);
  const before = disk.syncs;
  await file.append([record(1), record(2), record(3)]);
  await file.close();
  t.is(disk.syncs - before, 1);
  t.deepEqual((await numbers(disk)).numbers, [0, 1, 2, 3]);
});

test('a last record torn at any byte is cut off, and nothing else is lost', async (t) => {
  const { bytes } = await written(3);
  const lastStart = bytes.lastIndexOf(10, bytes.length - 2) + 1;
  for (let size = lastStart; size < bytes.length; size++) {
    const disk = onDisk(bytes.slice(0, size));
    t.deepEqual(
      await numbers(disk),
      { numbers: [0, 1], cutBytes: size - lastStart },
      `${size} of ${bytes.length} bytes`,
    );
    t.is(disk.files.get(path)?.length, lastStart);
    const { file } = await openJournalFile(disk, path);
    await file.append([record(9)]);
    await file.close();
    t.deepEqual((await numbers(disk)).numbers, [0, 1, 9]);
  }
});

test('a last commit of several records is there whole or not at all', async (t) => {
  const { disk, bytes } = await written(1);
  const { file } = await openJournalFile(disk, path);
  await file.append([record(1), record(2), record(3)]);
  await file.close();
  const whole = await disk.read(path);
  for (let size = bytes.length; size <= whole.length; size++) {
    const kept = size === whole.length ? [0, 1, 2, 3] : [0];
    t.deepEqual((await numbers(onDisk(whole.slice(0, size)))).numbers, kept);
  }
});

test('a last commit of which any sector never reached the disk is cut off', async (t) => {
  const { bytes } = await written(3);
  const lastStart = bytes.lastIndexOf(10, bytes.length - 2) + 1;
  for (let from = lastStart; from < bytes.length; from++) {
    const holed = bytes.slice();
    // The hole begins with the commit or ends with the file, or is a whole sector of (here) two bytes in between.
    const to = from === bytes.length - 1 ? from + 1 : from + 2;
    t.deepEqual((await numbers(onDisk(holed.fill(0, from, to)))).numbers, [0, 1], `hole at ${from}`);
  }
  t.deepEqual((await numbers(onDisk(bytes.slice().fill(0, lastStart, lastStart + 1)))).numbers, [0, 1]);
});

test('a last record whose pages never reached the disk is cut off', async (t) => {
  const { bytes } = await written(3);
  const lastStart = bytes.lastIndexOf(10, bytes.length - 2) + 1;
  const grown = bytes.slice();
  grown.fill(0, lastStart);
  t.deepEqual((await numbers(onDisk(grown))).numbers, [0, 1]);
  const halfway = bytes.slice();
  halfway.fill(0, lastStart, lastStart + 20);
  t.deepEqual((await numbers(onDisk(halfway))).numbers, [0, 1]);
});

test('a bit that flipped anywhere is refused, and the file is left as it is', async (t) => {
  const { bytes } = await written(3);
  for (let at = 0; at < bytes.length; at++) {
    for (let bit = 0; bit < 8; bit++) {
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      const disk = onDisk(flipped);
      const error = await t.throwsAsync(openJournalFile(disk, path), { instanceOf: JournalDamagedError }, `byte ${at}`);
      t.regex(error?.message ?? '', /park\.book is damaged at line [123]: .*from the last backup/);
      t.deepEqual(disk.files.get(path), flipped);
    }
  }
});

test('a record that is missing, moved or swapped is refused', async (t) => {
  const { bytes } = await written(4);
  const lines = new TextDecoder().decode(bytes).split('\n');
  const [a = '', b = '', c = '', d = ''] = lines;
  for (const order of [
    [a, c, d],
    [a, c, b, d],
    [b, c, d],
    [a, b, b, c, d],
  ])
    await t.throwsAsync(openJournalFile(onDisk(Buffer.from(`${order.join('\n')}\n`)), path), {
      instanceOf: JournalDamagedError,
    });
});

test('an empty file is no book', async (t) => {
  await t.throwsAsync(openJournalFile(onDisk(new Uint8Array()), path), { instanceOf: JournalDamagedError });
});

test('making a file crashes into none or a whole one, and can be done again', async (t) => {
  const disk = new MemoryDisk();
  await disk.makeFolder('/book');
  disk.files.set(`${path}.new`, Buffer.from('half'));
  await createJournalFile(disk, path, [record(0), record(1)]);
  t.deepEqual([...disk.files.keys()], [path]);
  t.deepEqual((await numbers(disk)).numbers, [0, 1]);
});

test('after a failed write the file takes nothing more until it is opened anew', async (t) => {
  const { disk } = await written(1);
  const { file } = await openJournalFile(disk, path);
  disk.faults.push('sync-fails-after-writing');
  await t.throwsAsync(file.append([record(1)]));
  await t.throwsAsync(file.append([record(2)]), { message: /opened anew/ });
  t.deepEqual((await numbers(disk)).numbers, [0, 1]);
});

test('what an opening shows has been made durable first', async (t) => {
  const { disk } = await written(2);
  const before = disk.syncs;
  await numbers(disk);
  t.is(disk.syncs - before, 1);
});
