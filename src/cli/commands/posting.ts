/** What goes to the books: runs, entries, balances, files. */

import { resolve } from 'node:path';
import { Argument, type Command } from 'commander';
import { entryStates } from '../../core/entry.ts';
import type { EntryView, SyncResult } from '../../core/rpc.ts';
import { dateArgument, oneOf, type RangeOptions, type WindowOptions, withRange, withWindow } from '../arguments.ts';
import { usage } from '../failure.ts';
import { runJson, syncJson, waitingJson } from '../json-shapes.ts';
import { prose } from '../render/page.ts';
import type { Session } from '../session.ts';
import { chartPage, trialBalancePage } from '../views/books.ts';
import { entriesPage, entryDetailPage, entryPage, verifiedPage } from '../views/entries.ts';
import { runPage, runsPage, syncPage } from '../views/runs.ts';
import { wholeList } from '../whole-list.ts';

/** Entries carry their lines: fewer of them fit a frame. */
const entryWindowRows = 100;
const runWindowRows = 1000;

export function syncCommands(program: Command, session: Session): void {
  program
    .command('sync [configuration]')
    .description('book what is due')
    .option('--as-of <date>', 'take that day as today', dateArgument)
    .option('--dry-run', 'show what would be sent, send nothing')
    .action(async (configuration: string | undefined, options: { asOf?: string; dryRun?: boolean }) => {
      const result = await session.call('sync', { configuration, ...options });
      await session.finish({
        json: (voice) => syncJson(voice, result),
        page: (voice) => syncPage(voice, result, options.dryRun === true),
        needsPerson: needsPerson(result),
      });
    });

  const runs = program.command('runs').description('runs, past and present');
  withWindow(runs.command('list').description('runs, latest first')).action(async (window: WindowOptions) => {
    const { rows } = await wholeList(window, runWindowRows, async (page) => ({
      rows: await session.call('runs.list', page),
    }));
    await session.finish({
      json: (voice) => rows.map((run) => runJson(voice, run)),
      page: (voice) => runsPage(voice, rows),
    });
  });
  runs
    .command('show <run>')
    .description('one run: its entries, what waited, its log')
    .action(async (id: string) => {
      const { waitingList, ...run } = await session.call('runs.show', { run: id });
      await session.finish({
        json: (voice) => ({
          ...run,
          ...runJson(voice, run),
          waitingList: waitingList.map((one) => waitingJson(voice, one)),
        }),
        page: (voice) => runPage(voice, { ...run, waitingList }),
      });
    });
}

/** What is not due yet needs nobody; everything else that waits, and every entry without a good end, does. */
function needsPerson({ entries, waiting, runs }: SyncResult): boolean {
  return (
    waiting.some(({ reason }) => reason.code !== 'not-due') ||
    entries.some(({ state, condition }) => state === 'unknown' || state === 'rejected' || condition !== undefined) ||
    runs.some(({ outcome }) => outcome === 'attention' || outcome === 'failed' || outcome === 'interrupted')
  );
}

interface EntryListOptions extends RangeOptions, WindowOptions {
  readonly state?: EntryView['state'];
  readonly configuration?: string;
}

export function entryCommands(program: Command, session: Session): void {
  const entries = program.command('entries').description('entries, planned and posted');

  withWindow(withRange(entries.command('list').description('entries, latest first')))
    .addOption(oneOf('--state <state>', 'only in this state', entryStates))
    .option('--configuration <name>')
    .action(async ({ limit, offset, ...filter }: EntryListOptions) => {
      const window = { ...(limit === undefined ? {} : { limit }), ...(offset === undefined ? {} : { offset }) };
      const { rows, total } = await wholeList(window, entryWindowRows, (page) =>
        session.call('entries.list', { ...filter, ...page }),
      );
      await session.finish({ json: () => rows, page: (voice) => entriesPage(voice, rows, total) });
    });

  entries
    .command('show <reference>')
    .description('one entry: its lines, the facts in it, where it is found in the package')
    .action(async (reference: string) => {
      const entry = await session.call('entries.show', { reference });
      await session.finish({ json: () => entry, page: (voice) => entryDetailPage(voice, entry) });
    });

  entries
    .command('verify [reference]')
    .description('read posted entries back and compare')
    .action(async (reference: string | undefined) => {
      const result = await session.call('entries.verify', { reference });
      await session.finish({
        json: () => result,
        page: (voice) => verifiedPage(voice, result),
        needsPerson: result.conditions.length > 0,
      });
    });

  entries
    .command('reverse <reference>')
    .description('reverse a posted entry; its facts go to review')
    .option('--date <date>', 'date of the reversal', dateArgument)
    .action(async (reference: string, { date }: { date?: string }) =>
      finishEntry(session, await session.call('entries.reverse', { reference, date })),
    );

  entries
    .command('resolve <reference>')
    .description('decide an outcome that is not known')
    .option('--posted <remote>', 'it is in the package, under this id or number')
    .option('--send-again', 'it is not there: send the same bytes again')
    .action(async (reference: string, options: { posted?: string; sendAgain?: boolean }) => {
      if (Object.keys(options).length !== 1) throw usage('error.one-resolution');
      await finishEntry(session, await session.call('entries.resolve', { reference, ...options }));
    });
}

async function finishEntry(session: Session, entry: EntryView): Promise<void> {
  await session.finish({ json: () => entry, page: (voice) => entryPage(voice, entry) });
}

export function bookCommands(program: Command, session: Session): void {
  program
    .command('trial-balance [configuration]')
    .description('balance per ledger account')
    .requiredOption('--from <date>', 'first day', dateArgument)
    .requiredOption('--to <date>', 'last day', dateArgument)
    .action(async (configuration: string | undefined, range: { from: string; to: string }) => {
      const balances = await session.call('trial-balance', { configuration, ...range });
      await session.finish({ json: () => balances, page: (voice) => trialBalancePage(voice, balances, range) });
    });

  program
    .command('chart [configuration]')
    .description('accounts, journals and VAT codes of the package')
    .action(async (configuration: string | undefined) => {
      const chart = await session.call('chart', { configuration });
      await session.finish({ json: () => chart, page: (voice) => chartPage(voice, chart) });
    });

  withRange(program.command('export'))
    .description('write entries to a file that any bookkeeper can import')
    .addArgument(new Argument('<format>').choices(['hledger', 'csv']))
    .requiredOption('-o, --output <file>', 'file to write')
    .option('--configuration <name>')
    .action(
      async (
        format: 'hledger' | 'csv',
        { output, ...options }: RangeOptions & { output: string; configuration?: string },
      ) => {
        const path = resolve(session.surroundings.cwd, output);
        const written = await session.call('export', { format, path, ...options });
        await session.finish({
          json: () => written,
          page: ({ translate: { t } }) => [
            prose(t('export.written', { entries: written.entries, file: written.file }), 'strong'),
            prose(t('export.hash', { hash: written.sha256 }), 'dim'),
          ],
        });
      },
    );
}
