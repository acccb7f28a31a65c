/** Where facts come from, and facts coming in. */

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Argument } from 'commander';
import type { ParamsOf, SourceView } from '../../core/rpc.ts';
import { nullIfNone, oneOf } from '../arguments.ts';
import { usage } from '../failure.ts';
import type { Session } from '../session.ts';
import { importPage, rejectedFilesPage } from '../views/facts-in.ts';
import { sourcesPage } from '../views/settings.ts';
import { csvMappingCommands } from './csv-mappings.ts';

interface EditOptions extends Omit<ParamsOf<'sources.edit'>, 'commandId' | 'id' | 'supplierVatNumber'> {
  readonly supplierVatNumber?: string;
}

export function importCommand(program: Command, session: Session): void {
  program
    .command('import <path...>')
    .description('read files or folders into the facts')
    .option('--source <id>', 'source administration they belong to')
    .action(async (paths: string[], { source }: { source?: string }) => {
      const absolute = paths.map((path) => resolve(session.surroundings.cwd, path));
      const result = await session.call('import.paths', { paths: absolute, source });
      await session.finish({
        json: () => result,
        page: (voice) => importPage(voice, result),
        needsPerson: result.rejected.length > 0,
      });
    });
}

export function sourceCommands(program: Command, session: Session): void {
  const sources = program.command('sources').description('where facts come from');

  sources
    .command('list')
    .description('all source administrations')
    .action(async () => {
      const all = await session.call('sources.list', {});
      await session.finish({ json: () => all, page: (voice) => sourcesPage(voice, all) });
    });

  sources
    .command('add <id>')
    .description('a new source administration')
    .option('--name <name>', 'its name; else its id')
    .addOption(oneOf('--family <family>', 'what it gives', ['documents', 'postings']))
    .action(async (id: string, { name = id, family }: { name?: string; family?: 'documents' | 'postings' }) =>
      finishSource(session, await session.call('sources.add', { id, name, family })),
    );

  sources
    .command('edit <id>')
    .description('change a source administration')
    .option('--name <name>')
    .addOption(
      oneOf('--accounting-cost <meaning>', 'what AccountingCost in UBL means', ['ignore', 'account', 'cost-centre']),
    )
    .option('--supplier-vat-number <number>', 'refuse UBL of another supplier; "none" for any')
    .action(async (id: string, { supplierVatNumber, ...same }: EditOptions) => {
      const number = supplierVatNumber === undefined ? {} : { supplierVatNumber: nullIfNone(supplierVatNumber) };
      const changes = { ...same, ...number };
      if (Object.keys(changes).length === 0) throw usage('error.nothing-to-change');
      await finishSource(session, await session.call('sources.edit', { id, ...changes }));
    });

  sources
    .command('access')
    .description('whether a package link may read a source')
    .argument('<id>')
    .argument('<authorization>')
    .addArgument(new Argument('<on|off>').choices(['on', 'off']))
    .action(async (id: string, authorization: string, allowed: string) =>
      finishSource(session, await session.call('sources.access', { id, authorization, allowed: allowed === 'on' })),
    );

  sources
    .command('rejected <id>')
    .description('files of a source that could not be read, with line and reason')
    .action(async (id: string) => {
      const files = await session.call('sources.rejected', { id });
      await session.finish({ json: () => files, page: (voice) => rejectedFilesPage(voice, files) });
    });

  csvMappingCommands(sources, session);
}

async function finishSource(session: Session, source: SourceView): Promise<void> {
  await session.finish({ json: () => source, page: (voice) => sourcesPage(voice, [source]) });
}
