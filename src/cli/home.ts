/** Which data directory a command is about, and on which machine. */

import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

export type Home = LocalHome | FarHome;

export interface LocalHome {
  readonly host?: undefined;
  /** Absolute real path: two names of one folder are one home, with one socket. */
  readonly path: string;
  /** Named on the command line: commands that are shown to copy name it too. */
  readonly named: boolean;
}

/** Of another machine (`--host`), which finds it out by itself: its environment, its folders. */
export interface FarHome {
  /** `[user@]machine`, checked. */
  readonly host: string;
  /** `--home`, as it was given. */
  readonly path: string | undefined;
}

export interface HomeChoice {
  /** `--host` */
  readonly host?: string | undefined;
  /** `--home DIR` */
  readonly flag: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** `npm start`: the sample property's own home, beside the real one, so that neither is ever taken for the other. */
  readonly sample: boolean;
}

/** `--home`, else `NIGHTAUDIT_HOME`, else the XDG data folder; the sample's is the same with `-sample` behind it. */
export async function chooseHome({ host, flag, env, cwd, sample }: HomeChoice): Promise<Home> {
  if (host !== undefined) return { host, path: flag };
  if (flag !== undefined) return { path: realPathOf(resolve(cwd, flag)), named: true };
  const own = env.NIGHTAUDIT_HOME ? resolve(cwd, env.NIGHTAUDIT_HOME) : await dataFolder();
  return { path: realPathOf(sample ? `${own}-sample` : own), named: false };
}

async function dataFolder(): Promise<string> {
  const { default: envPaths } = await import('env-paths');
  return envPaths('nightaudit', { suffix: '' }).data;
}

/** The real path of a folder that may not exist yet: of its nearest ancestor that does, and the rest as named. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const parent = dirname(path);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === path) return path;
    return join(realPathOf(parent), basename(path));
  }
}
