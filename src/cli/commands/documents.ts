import type { Command } from 'commander';
import { documentStates } from '../../core/document-state.ts';
import type { DocumentDetailView, DocumentView, ParamsOf } from '../../core/rpc.ts';
import { dateArgument, oneOf, type RangeOptions, type WindowOptions, withRange, withWindow } from '../arguments.ts';
import { usage } from '../failure.ts';
import { documentDetailJson, documentJson } from '../json-shapes.ts';
import type { Outcome, Session } from '../session.ts';
import { changedDocumentsPage, documentPage, documentsPage } from '../views/documents.ts';
import { wholeList } from '../whole-list.ts';

const windowRows = 500;

interface ListOptions extends RangeOptions, WindowOptions {
  readonly state?: DocumentView['state'];
  readonly search?: string;
}

type EditOptions = Omit<ParamsOf<'documents.edit'>, 'commandId' | 'id'>;

export function documentCommands(program: Command, session: Session): void {
  const documents = program.command('documents').description('documents with their proposals, and their review');

  withWindow(withRange(documents.command('list').description('documents, latest first')))
    .addOption(oneOf('--state <state>', 'only in this state', documentStates))
    .option('--search <text>', 'only with this in number, relation or description')
    .action(async ({ limit, offset, ...filter }: ListOptions) => {
      const { rows, total } = await wholeList(
        { ...(limit === undefined ? {} : { limit }), ...(offset === undefined ? {} : { offset }) },
        windowRows,
        (page) => session.call('documents.list', { ...filter, ...page }),
      );
      await session.finish({
        json: (voice) => rows.map((one) => documentJson(voice, one)),
        page: (voice) => documentsPage(voice, rows, total),
      });
    });

  documents
    .command('show <id>')
    .description('one document: its lines, why they are booked so, and where')
    .action(async (id: string) => session.finish(shown(await session.call('documents.show', { id }))));

  documents
    .command('edit <id>')
    .description('change how a document, or one line of it, is booked')
    .option('--line <number>', 'the line, as "documents show" numbers it')
    .option('--account <account>')
    .option('--vat-code <code>')
    .option('--cost-centre <code>')
    .option('--description <text>')
    .option('--journal <code>')
    .option('--due-date <date>', 'when it is to be paid', dateArgument)
    .option('--relation <id>')
    .option('--one-off', 'never use this booking for later proposals')
    .action(async (id: string, { line, ...edit }: EditOptions) => {
      if (Object.keys(edit).length === 0) throw usage('error.nothing-to-change');
      const lineId = line === undefined ? {} : { line: await lineIdOf(session, id, line) };
      await session.finish(shown(await session.call('documents.edit', { id, ...edit, ...lineId })));
    });

  documents
    .command('concept <id>')
    .description('put a document aside, half-way')
    .action(async (id: string) => session.finish(changed(await session.call('documents.concept', { id }))));

  documents
    .command('approve <id...>')
    .description('approve documents as they are proposed')
    .action(async (ids: string[]) => {
      const approved = await session.call('documents.approve', { ids });
      await session.finish({
        json: (voice) => approved.map((one) => documentJson(voice, one)),
        page: (voice) => changedDocumentsPage(voice, approved),
      });
    });

  documents
    .command('exclude <id>')
    .description('leave a document out of the books')
    .requiredOption('--reason <text>', 'why, for whoever checks the books')
    .action(async (id: string, { reason }: { reason: string }) =>
      session.finish(changed(await session.call('documents.exclude', { id, reason }))),
    );

  documents
    .command('include <id>')
    .description('take an excluded document in again')
    .action(async (id: string) => session.finish(changed(await session.call('documents.include', { id }))));
}

/** The line's id: as it was shown by number, or the id itself. */
async function lineIdOf(session: Session, id: string, line: string): Promise<string> {
  const { lines } = await session.call('documents.show', { id });
  const found = lines.find((one) => one.id === line) ?? (/^\d{1,6}$/.test(line) ? lines[Number(line) - 1] : undefined);
  if (!found) throw usage('error.no-line', { line, lines: lines.length });
  return found.id;
}

function shown(document: DocumentDetailView): Outcome {
  return {
    json: (voice) => documentDetailJson(voice, document),
    page: (voice) => documentPage(voice, document),
  };
}

function changed(document: DocumentView): Outcome {
  return {
    json: (voice) => documentJson(voice, document),
    page: (voice) => changedDocumentsPage(voice, [document]),
  };
}
