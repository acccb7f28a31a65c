/** One run of the program, from its words to its exit code. */

import { CommanderError } from 'commander';
import { reasonStatement } from '../core/language/sentences.ts';
import { isKey } from '../core/language/translate.ts';
import { CommandFailure, DaemonRefusal, exitCodeOf, exitCodes } from './failure.ts';
import { globalFlags } from './global-flags.ts';
import { chooseHome } from './home.ts';
import { sentence } from './messages.ts';
import { commandLine } from './program.ts';
import { type Session, type Surroundings, session } from './session.ts';

/** @returns the exit code: 0 done, 1 done but something needs a person, 2 wrong usage, 3 could not do it. */
export async function run(argv: readonly string[], surroundings: Surroundings, version: string): Promise<number> {
  const flags = globalFlags(argv);
  const home = await chooseHome({
    host: flags.host,
    flag: flags.home,
    env: surroundings.env,
    cwd: surroundings.cwd,
    sample: flags.sample,
  });
  const own = session(surroundings, { home, json: flags.json, language: flags.language, sample: flags.sample });
  if (flags.fault) {
    const { t } = own.voice().translate;
    own.fail({ code: 'usage', message: t('error.flag', flags.fault) }, exitCodes.usage);
    return own.exitCode;
  }
  let help = '';
  const program = commandLine(own, version, {
    onHelp: (text) => {
      help += text;
    },
  });
  try {
    await program.parseAsync(flags.words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) endOfParsing(own, error, help);
    else fail(own, error);
  } finally {
    own.close();
  }
  return own.exitCode;
}

/** Help and the version end parsing too; a group without its command is shown help, and is wrong usage. */
function endOfParsing(own: Session, error: CommanderError, help: string): void {
  if (error.exitCode === 0) {
    own.surroundings.stdout.write(help);
    return;
  }
  const isHelp = error.code === 'commander.help';
  if (isHelp) own.surroundings.stderr.write(`${help}\n`);
  const message = isHelp ? own.voice().translate.t('error.no-command') : error.message.replace(/^error: /, '');
  own.fail({ code: 'usage', message: sentence(message) }, exitCodes.usage);
}

function fail(own: Session, error: unknown): void {
  const { translate } = own.voice();
  if (error instanceof CommandFailure)
    own.fail({ code: error.code, message: translate.t(error.key, error.values) }, error.exitCode);
  else if (error instanceof DaemonRefusal) {
    const message = refusalMessage(own, error);
    own.fail({ code: error.kind === 'notFound' ? 'not-found' : error.kind, message }, exitCodeOf(error));
  } else {
    const message = error instanceof Error ? error.message : String(error);
    own.fail({ code: 'internal', message: translate.t('error.internal', { message }) }, exitCodes.failed);
  }
}

/** The reason in the reader's language where the daemon gave one; what it means for its kind in front. */
function refusalMessage(own: Session, { kind, message, reason }: DaemonRefusal): string {
  const { translate } = own.voice();
  const why = sentence(reason ? reasonStatement(translate, reason) : message);
  const key = `error.kind-${kind}`;
  return isKey(key) ? translate.t(key, { why }) : why;
}
