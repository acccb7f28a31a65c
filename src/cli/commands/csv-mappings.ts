/** Which column of a CSV file means what. */

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { oneOf } from '../arguments.ts';
import { failed, usage } from '../failure.ts';
import { prose, table } from '../render/page.ts';
import type { Session } from '../session.ts';
import { detectedPage } from '../views/facts-in.ts';

/** A column mapping is a page of text. */
const largestMappingBytes = 100_000;

export function csvMappingCommands(sources: Command, session: Session): void {
  const mappings = sources.command('csv-mapping').description('which column of a CSV file means what');

  mappings
    .command('list')
    .description('saved column mappings')
    .action(async () => {
      const all = await session.call('csv-mapping.list', {});
      await session.finish({
        json: () => all,
        page: ({ translate: { t } }) =>
          all.length === 0
            ? [prose(t('csv.none'))]
            : [
                table(
                  [{ title: t('column.name') }, { title: t('column.kind') }],
                  all.map((one) => [said(one.name), said(one.kind)]),
                ),
              ],
      });
    });

  mappings
    .command('add <file>')
    .description('save a column mapping from a JSON file ("-" reads stdin)')
    .action(async (file: string) => {
      const mapping = parseMapping(await readMapping(session, file), file);
      const saved = await session.call('csv-mapping.add', { mapping });
      await session.finish({
        json: () => saved,
        page: ({ translate: { t } }) => [prose(t('csv.added', { name: said(saved.name) }))],
      });
    });

  mappings
    .command('remove <name>')
    .description('forget a column mapping')
    .action(async (name: string) => {
      const removed = await session.call('csv-mapping.remove', { name });
      await session.finish({
        json: () => removed,
        page: ({ translate: { t } }) => [prose(t('csv.removed', { name: removed.name }))],
      });
    });

  mappings
    .command('detect <path>')
    .description('look at a CSV file and suggest a mapping')
    .requiredOption('--name <name>', 'name for the mapping')
    .addOption(oneOf('--kind <kind>', 'what its rows are', ['payment', 'invoice', 'receipt']).makeOptionMandatory())
    .option('-o, --output <file>', 'write the suggestion to a new file')
    .action(
      async (
        path: string,
        { output, ...what }: { name: string; kind: 'payment' | 'invoice' | 'receipt'; output?: string },
      ) => {
        const detected = await session.call('csv-mapping.detect', {
          path: resolve(session.surroundings.cwd, path),
          ...what,
        });
        if (output !== undefined && detected.suggestion !== null) {
          const target = resolve(session.surroundings.cwd, output);
          onDisk(output, () =>
            writeFileSync(target, `${JSON.stringify(detected.suggestion, null, 2)}\n`, { flag: 'wx' }),
          );
        }
        await session.finish({ json: () => detected, page: (voice) => detectedPage(voice, detected, output) });
      },
    );
}

async function readMapping(session: Session, file: string): Promise<string> {
  if (file !== '-') {
    const path = resolve(session.surroundings.cwd, file);
    return onDisk(file, () => {
      if (statSync(path).size > largestMappingBytes) throw usage('error.mapping-too-large', { file });
      return readFileSync(path, 'utf8');
    });
  }
  let text = '';
  for await (const chunk of session.surroundings.stdin) {
    text += chunk;
    if (text.length > largestMappingBytes) throw usage('error.mapping-too-large', { file });
  }
  return text;
}

function parseMapping(text: string, file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw usage('error.not-json', { file, message: error instanceof Error ? error.message : '' });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw usage('error.not-json', { file, message: '' });
  return value as Record<string, unknown>;
}

/** Faults of the disk in the operator's words. */
function onDisk<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw failed('file', 'error.file', { file, message: error.message });
    throw error;
  }
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
