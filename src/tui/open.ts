/** From the words of the command line to the screens of a home. */

import type { Daemons } from '../cli/daemons.ts';
import { CommandFailure, exitCodes, usage } from '../cli/failure.ts';
import type { GlobalFlags } from '../cli/global-flags.ts';
import { chooseHome } from '../cli/home.ts';
import type { DaemonClient } from '../cli/rpc-client.ts';
import { localeLanguage, programWords } from '../cli/surroundings-say.ts';
import type { Language } from '../core/configuration.ts';
import { translator } from '../core/language/translate.ts';
import { failureText } from './failure-text.ts';

export interface Outside extends Pick<Daemons, 'openDaemon'> {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
}

/** @returns the exit code: 0 when the operator left, 2 for a home that cannot be shown so, 3 when there is no daemon. */
export async function openScreens(flags: GlobalFlags, outside: Outside): Promise<number> {
  const { env, cwd } = outside;
  const home = await chooseHome({ host: flags.host, flag: flags.home, env, cwd, sample: flags.sample });
  const firstLanguage = flags.language ?? localeLanguage(env) ?? 'en';
  const prepared = preparation(flags.sample, firstLanguage);
  const connect = async () => {
    const client = await outside.openDaemon(home);
    await prepared(client);
    return client;
  };
  const screens = import('./main.tsx');
  try {
    // ssh asks for its password on the terminal itself: it gets the terminal before the screens do (rule 42).
    const first = home.host === undefined ? undefined : await connect();
    // From here on keys that are typed ahead wait for the screen instead of being echoed.
    process.stdin.setRawMode(true);
    const { showScreens } = await screens;
    return await showScreens({
      connect: taking(first, connect),
      language: flags.language,
      firstLanguage,
      ascii: flags.ascii,
      screenReader: flags.screenReader,
      program: programWords({ home, sample: flags.sample }, env),
      env,
    });
  } catch (error) {
    process.stderr.write(`${failureText(error, translator(firstLanguage))}\n`);
    return error instanceof CommandFailure ? error.exitCode : exitCodes.failed;
  }
}

/** The connection that is there already, once; new ones after it. */
function taking(first: DaemonClient | undefined, connect: () => Promise<DaemonClient>): () => Promise<DaemonClient> {
  let ready = first;
  return async () => {
    const client = ready ?? (await connect());
    ready = undefined;
    return client;
  };
}

/** `npm start`: the sample property's home is made at need, and its night is run once, before anything is shown of it. */
function preparation(isSample: boolean, language: Language): (client: DaemonClient) => Promise<void> {
  let isDone = !isSample;
  return async (client) => {
    if (isDone) return;
    const { hello } = client;
    if (hello.state === 'uninitialised') await client.call('home.init-sample', { language });
    else if (!hello.sample) throw usage('error.not-a-sample', { home: hello.home });
    await client.call('home.sample-night', {});
    isDone = true;
  };
}
