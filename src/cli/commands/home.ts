/** Making a home, and looking at it. */

import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import type { Country, Language } from '../../core/configuration.ts';
import type { ResultOf } from '../../core/rpc.ts';
import { dateArgument, oneOf, timeArgument } from '../arguments.ts';
import { usage } from '../failure.ts';
import { reportJson, statusJson } from '../json-shapes.ts';
import { blank, prose } from '../render/page.ts';
import type { Session } from '../session.ts';
import { countries, languages, zones } from '../start-values.ts';
import { auditPage, doctorPage, statusPage } from '../views/daemon.ts';
import { nextStep } from '../views/next-step.ts';
import { reportPage } from '../views/report.ts';
import { wholeList } from '../whole-list.ts';

const auditWindowRows = 1000;

/** The embedded book is empty when it is made: nothing that is imported can be in it already. */
const beginning = '2000-01-01';

interface InitOptions {
  readonly sample?: boolean;
  readonly name?: string;
  readonly country?: Country;
  readonly zone?: string;
  readonly dayEndsAt: string;
  readonly language?: Language;
  readonly start?: string;
}

export function initCommand(program: Command, session: Session): void {
  program
    .command('init')
    .description('make a home with a configuration on the embedded book')
    .option('--sample', 'the sample property, with its facts, in a home of its own')
    .option('--name <name>', 'name of the property')
    .addOption(oneOf('--country <country>', 'country of the property', countries))
    .option('--zone <zone>', 'its time zone, such as Europe/Amsterdam')
    .option('--day-ends-at <time>', 'when its business day ends', timeArgument, '00:00')
    .addOption(oneOf('--language <language>', 'language of its reports', languages))
    .option('--start <date>', 'first day that is booked; else whatever is imported', dateArgument)
    .action(async (options: InitOptions) => {
      const made =
        options.sample === true ? await makeSample(session, options.language) : await makeHome(session, options);
      await session.finish({
        json: () => made,
        page: (voice) => [
          prose(voice.translate.t('init.made', { home: made.home, configuration: made.configuration }), 'strong'),
          ...(session.home.host === undefined
            ? nextStep(voice, voice.translate.t('next.import'), ['import', 'PATH'])
            : nextStep(voice, voice.translate.t('next.import-there'), ['sources', 'list'])),
        ],
      });
    });
}

export async function makeSample(session: Session, language?: Language): Promise<ResultOf<'home.init-sample'>> {
  return session.call('home.init-sample', { language: language ?? session.voice().translate.language });
}

async function makeHome(session: Session, options: InitOptions): Promise<ResultOf<'home.init'>> {
  const { name, country } = await nameAndCountry(session, options);
  const language = options.language ?? session.language ?? session.voice().translate.language;
  const zone = options.zone ?? zones[country];
  const start = options.start ?? beginning;
  return session.call('home.init', {
    property: { name, country, zone, dayEndsAt: options.dayEndsAt, language },
    start,
  });
}

/** Asks only a person at a terminal who gave neither. */
async function nameAndCountry(
  session: Session,
  { name, country }: InitOptions,
): Promise<{ name: string; country: Country }> {
  const { t } = session.voice().translate;
  const { stdin, stderr } = session.surroundings;
  const isPerson = stdin.isTTY === true && stderr.isTTY === true && !session.json;
  if (name !== undefined || country !== undefined || !isPerson)
    return { name: name ?? t('init.default-name'), country: country ?? 'NL' };
  // The terminal's own line editing is enough for two words.
  const output = stderr as unknown as NodeJS.WritableStream;
  const questions = createInterface({ input: stdin, output, terminal: false });
  try {
    const asked = (await questions.question(`${t('init.ask-name')} `)).trim();
    const where = (await questions.question(`${t('init.ask-country', { countries: countries.join(', ') })} `)).trim();
    const known = countries.find((one) => one === where.toUpperCase()) ?? (where === '' ? 'NL' : undefined);
    if (!known) throw usage('error.country', { country: where, countries: countries.join(', ') });
    return { name: asked === '' ? t('init.default-name') : asked, country: known };
  } finally {
    questions.close();
  }
}

export function reportCommand(program: Command, session: Session): void {
  program
    .command('report')
    .description('the morning report')
    .option('--date <date>', 'of the night after this day', dateArgument)
    .action(async ({ date }: { date?: string }) => {
      const report = await session.call('report', { date });
      await session.finish({ json: (voice) => reportJson(voice, report), page: (voice) => reportPage(voice, report) });
    });
}

/** `npm start`: the sample property's night, and its report. */
export function startCommand(program: Command, session: Session): void {
  program.command('start', { hidden: true }).action(async () => {
    const { hello } = await session.client();
    if (hello.state === 'uninitialised') await makeSample(session, session.language);
    else if (!hello.sample) throw usage('error.not-a-sample', { home: hello.home });
    await session.call('home.sample-night', {});
    const report = await session.call('report', {});
    await session.finish({
      json: (voice) => reportJson(voice, report),
      page: (voice) => [
        ...reportPage(voice, report),
        ...nextStep(voice, voice.translate.t('next.repairs'), ['repairs', 'list']),
        blank,
        prose(voice.translate.t('start.real'), 'dim'),
        ...nextStep({ ...voice, program: ['nightaudit'] }, voice.translate.t('next.init'), ['init']).slice(1),
      ],
    });
  });
}

export function daemonCommands(program: Command, session: Session): void {
  program
    .command('status')
    .description('the daemon, its last and next run, and how the documents stand')
    .action(async () => {
      const status = await session.call('status', {});
      await session.finish({
        json: (voice) => statusJson(voice, status),
        page: (voice) => statusPage(voice, status),
      });
    });

  program
    .command('audit')
    .description('who changed what, and when')
    .option('--since <date>', 'from this day on', dateArgument)
    .action(async ({ since }: { since?: string }) => {
      const { rows } = await wholeList({}, auditWindowRows, async (page) => ({
        rows: await session.call('audit', { since, ...page }),
      }));
      await session.finish({ json: () => rows, page: (voice) => auditPage(voice, rows) });
    });

  program
    .command('doctor')
    .description('check the home, the daemon and the links')
    .action(async () => {
      const checks = await session.call('doctor', {});
      await session.finish({
        json: () => checks,
        page: (voice) => doctorPage(voice, checks),
        needsPerson: checks.some(({ ok }) => !ok),
      });
    });

  const daemon = program
    .command('daemon')
    .description('run the daemon (started by itself when a command needs it)')
    .option('--foreground', 'stay in this terminal');
  daemon
    .command('stop')
    .description('stop the daemon after the entry it is sending')
    .action(async () => {
      const running = await session.surroundings.openRunningDaemon(session.home);
      if (running) {
        await running.call('daemon.stop', {});
        await running.ended();
        running.close();
      }
      const stopped = running !== undefined;
      await session.finish({
        json: () => ({ stopped }),
        page: ({ translate: { t } }) => [prose(t(stopped ? 'daemon.stopped' : 'daemon.not-running'))],
      });
    });
}
