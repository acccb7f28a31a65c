/** What holds for the whole property: its name, language and day. */

import type { Command } from 'commander';
import type { Language } from '../../core/configuration.ts';
import type { PropertyView } from '../../core/rpc.ts';
import { oneOf, timeArgument } from '../arguments.ts';
import { usage } from '../failure.ts';
import type { Session } from '../session.ts';
import { propertyPage } from '../views/property.ts';

const languages = ['en', 'nl', 'de', 'fr'] as const satisfies readonly Language[];

interface PropertyOptions {
  readonly name?: string;
  readonly language?: Language;
  readonly zone?: string;
  readonly dayEndsAt?: string;
}

export function propertyCommands(program: Command, session: Session): void {
  const settings = program.command('settings').description('what holds for the whole property');
  const show = async (property: PropertyView) =>
    session.finish({ json: () => property, page: (voice) => propertyPage(voice, property) });

  settings
    .command('show')
    .description('name, country, zone, language')
    .action(async () => show(await session.call('property.show', {})));

  settings
    .command('edit')
    .description('change them')
    .option('--name <name>', 'name of the property')
    .addOption(oneOf('--language <language>', 'language of its reports', languages))
    .option('--zone <zone>', 'its time zone, such as Europe/Amsterdam')
    .option('--day-ends-at <time>', 'when its business day ends', timeArgument)
    .action(async (options: PropertyOptions) => {
      if (Object.keys(options).length === 0) throw usage('error.nothing-to-change');
      await show(await session.call('property.edit', { ...options }));
    });
}
