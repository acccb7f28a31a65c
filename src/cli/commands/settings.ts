/** Configurations and authorizations. */

import { type Command, Option } from 'commander';
import type { ConfigurationView, ParamsOf } from '../../core/rpc.ts';
import {
  dateArgument,
  dateOrNone,
  nullIfNone,
  oneOf,
  onOff,
  roleAccount,
  several,
  timeArgument,
  wholeNumber,
} from '../arguments.ts';
import { usage } from '../failure.ts';
import { prose } from '../render/page.ts';
import type { Session } from '../session.ts';
import {
  authorizationsPage,
  configurationPage,
  configurationSavedPage,
  configurationsPage,
} from '../views/settings.ts';

type Settings = Omit<ParamsOf<'configurations.add'>, 'commandId'>;

/** The options as they are named on the command line; some differ from the contract's names. */
interface SettingOptions extends Omit<Settings, 'sources' | 'delayDays' | 'accounts' | 'end' | 'closedThrough'> {
  readonly end?: string;
  readonly closedThrough?: string;
  readonly source?: string[];
  readonly delay?: number;
  readonly account?: Record<string, string>;
  readonly defaultAccount?: string;
}

export function configurationCommands(program: Command, session: Session): void {
  const configurations = program.command('configurations').description('how an administration is synchronised');

  configurations
    .command('list')
    .description('all configurations')
    .action(async () => {
      const all = await session.call('configurations.list', {});
      await session.finish({ json: () => all, page: (voice) => configurationsPage(voice, all) });
    });

  withSettings(configurations.command('add').description('a new configuration, inactive until it is checked'))
    .option('--name <name>', 'its name; else the number of the administration')
    .action(async (options: SettingOptions) =>
      saved(session, await session.call('configurations.add', settingsOf(options))),
    );

  withSettings(configurations.command('edit <name>').description('change a configuration')).action(
    async (name: string, options: SettingOptions) => {
      const settings = settingsOf(options);
      if (Object.keys(settings).length === 0) throw usage('error.nothing-to-change');
      await saved(session, await session.call('configurations.edit', { ...settings, name }));
    },
  );

  configurations
    .command('activate <name>')
    .description('check it against the package, and let it book')
    .action(async (name: string) => saved(session, await session.call('configurations.activate', { name })));

  configurations
    .command('deactivate <name>')
    .description('book nothing until it is activated again')
    .action(async (name: string) => saved(session, await session.call('configurations.deactivate', { name })));

  configurations
    .command('delete <name>')
    .description('take a configuration away; what was posted stays')
    .action(async (name: string) => {
      const deleted = await session.call('configurations.delete', { name });
      await session.finish({
        json: () => deleted,
        page: ({ translate: { t } }) => [prose(t('configuration.deleted', { name: deleted.name }))],
      });
    });

  configurations
    .command('print <name>')
    .description('one page for the accountant to check')
    .action(async (name: string) => {
      const [all, mappings] = [await session.call('configurations.list', {}), await session.call('map.list', {})];
      const one = all.find((candidate) => candidate.name === name);
      if (!one) throw usage('error.no-configuration', { name });
      const own = mappings.filter(({ configuration }) => configuration === undefined || configuration === name);
      await session.finish({
        json: () => ({ ...one, mappings: own }),
        page: (voice) => configurationPage(voice, one, own),
      });
    });
}

/** A name that begins with "no-" would be taken for the negation of an option "vat-code". */
const noVatCode = new Option('--no-vat-code <code>', 'code for lines outside VAT');
noVatCode.negate = false;

function withSettings(command: Command): Command {
  return command
    .option('--authorization <name>')
    .option('--administration <number>')
    .option('--source <id>', 'source administration to book; several times for several', several)
    .addOption(oneOf('--mode <mode>', 'summarised entries, or one per invoice', ['period', 'invoice']))
    .addOption(oneOf('--frequency <frequency>', 'one entry per day or per month', ['day', 'month']))
    .option('--journal <code>', 'journal of the summarised entries')
    .option('--sales-journal <code>', 'journal of single invoices')
    .option('--start <date>', 'first day that is booked', dateArgument)
    .option('--end <date>', 'last day that is booked, or none', dateOrNone)
    .option('--delay <days>', 'days to wait after a period, 0 to 14', wholeNumber(0, 14))
    .option('--automatic <on|off>', 'book each night', onOff)
    .option('--run-at <time>', 'local time of the automatic run', timeArgument)
    .addOption(oneOf('--review-policy <policy>', 'when a person looks first', ['always', 'exceptions', 'never']))
    .addOption(oneOf('--incomplete <policy>', 'what an incomplete document does to its period', ['hold', 'leave-out']))
    .addOption(oneOf('--revenue-date <date>', 'when revenue counts', ['recognition', 'invoice']))
    .option('--closed-through <date>', 'post nothing on or before this day, or none', dateOrNone)
    .addOption(noVatCode)
    .option('--default-account <account>', 'account where no other is found; empty for none')
    .option('--account <role=account>', 'account of a role; several times for several', roleAccount);
}

function settingsOf(options: SettingOptions): Settings {
  const { source, delay, account, defaultAccount, end, closedThrough, ...same } = options;
  const accounts = { ...account, ...(defaultAccount === undefined ? {} : { fallback: defaultAccount }) };
  return {
    ...same,
    ...(end === undefined ? {} : { end: nullIfNone(end) }),
    ...(closedThrough === undefined ? {} : { closedThrough: nullIfNone(closedThrough) }),
    ...(source === undefined ? {} : { sources: source }),
    ...(delay === undefined ? {} : { delayDays: delay }),
    ...(Object.keys(accounts).length === 0 ? {} : { accounts }),
  };
}

async function saved(session: Session, configuration: ConfigurationView): Promise<void> {
  await session.finish({
    json: () => configuration,
    page: (voice) => configurationSavedPage(voice, configuration),
  });
}

export function authorizationCommands(program: Command, session: Session): void {
  program
    .command('authorizations')
    .description('links to accounts at packages')
    .command('list')
    .description('all links, and whether they work')
    .action(async () => {
      const all = await session.call('authorizations.list', {});
      await session.finish({ json: () => all, page: (voice) => authorizationsPage(voice, all) });
    });
}
