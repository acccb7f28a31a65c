import type { Command } from 'commander';
import { Argument } from 'commander';
import { accountMappingKinds } from '../../core/configuration.ts';
import { type ProblemCode, problemCodes } from '../../core/problem.ts';
import { type RangeOptions, rateArgument, withRange } from '../arguments.ts';
import { usage } from '../failure.ts';
import { causeJson } from '../json-shapes.ts';
import type { Session } from '../session.ts';
import { coveragePage, repairedPage, repairsPage } from '../views/repairs.ts';
import { mappedPage, mappingsPage } from '../views/settings.ts';

interface FixOptions {
  readonly account?: string;
  readonly vatCode?: string;
  readonly relation?: string;
}

interface MapOptions extends RangeOptions {
  readonly configuration?: string;
}

interface MapVatOptions extends MapOptions {
  readonly journal?: string;
  readonly preferred?: boolean;
  readonly credit?: boolean;
}

export function repairCommands(program: Command, session: Session): void {
  const repairs = program.command('repairs').description('what keeps documents from being booked');

  repairs
    .command('list')
    .description('causes, the one that holds most money first')
    .action(async () => {
      const causes = await session.call('repairs.list', {});
      await session.finish({
        json: (voice) => causes.map((cause) => causeJson(voice, cause)),
        page: (voice) => repairsPage(voice, causes),
      });
    });

  repairs
    .command('fix')
    .description('repair one cause, for every document that it holds')
    .addArgument(new Argument('<code>', 'the cause').choices(problemCodes))
    .argument('<subject>', 'what it is about, as "repairs list" shows it')
    .option('--account <account>', 'ledger account to use')
    .option('--vat-code <code>', 'VAT code to use')
    .option('--relation <id>', 'relation to use, or "new"')
    .action(async (code: ProblemCode, subject: string, options: FixOptions) => {
      if (Object.keys(options).length !== 1) throw usage('error.one-repair');
      const fixed = await session.call('repairs.fix', { code, subject, ...options });
      await session.finish({ json: () => fixed, page: (voice) => repairedPage(voice, fixed) });
    });

  program
    .command('coverage')
    .description('what is sold, and on which account it is booked')
    .action(async () => {
      const rows = await session.call('coverage', {});
      await session.finish({ json: () => rows, page: (voice) => coveragePage(voice, rows) });
    });
}

export function mappingCommands(program: Command, session: Session): void {
  const map = program.command('map').description('mappings of VAT rates and of what is sold');
  const withScope = (command: Command) =>
    withRange(command).option('--configuration <name>', 'only for this configuration');

  withScope(map.command('vat'))
    .description('the VAT code of a rate')
    .argument('<rate>', 'such as 9, 9.00, 9% or 0/AE', rateArgument)
    .argument('<code>', 'VAT code of the package')
    .option('--journal <code>', 'only in this journal')
    .option('--preferred', 'this code where several fit')
    .option('--credit', 'for credit notes')
    .action(async (rate: ReturnType<typeof rateArgument>, code: string, options: MapVatOptions) => {
      const mapping = await session.call('map.vat', { ...rate, code, ...options });
      await session.finish({ json: () => mapping, page: (voice) => mappedPage(voice, mapping) });
    });

  for (const kind of accountMappingKinds)
    withScope(map.command(kind))
      .description(`the ledger account of one ${kind}`)
      .argument('<id>')
      .argument('<account>')
      .action(async (subject: string, account: string, options: MapOptions) => {
        const mapping = await session.call('map.account', { kind, subject, account, ...options });
        await session.finish({ json: () => mapping, page: (voice) => mappedPage(voice, mapping) });
      });

  map
    .command('list')
    .description('all mappings')
    .action(async () => {
      const mappings = await session.call('map.list', {});
      await session.finish({ json: () => mappings, page: (voice) => mappingsPage(voice, mappings) });
    });
}
