/** The composition root of the daemon: `nightaudit daemon [--home DIR]`, on whatever kernel it is handed. */

import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, unlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import envPaths from 'env-paths';
import type { Kernel } from '../core/kernel.ts';
import { socketPath } from '../core/socket-path.ts';
import { parseStarterChart } from '../providers/ledgers/book/starter-chart.ts';
import type { Assets } from './engine/context.ts';
import { Engine } from './engine/engine.ts';
import { diskErrorFrom } from './kernel/disk-error.ts';
import { type Rest, restWhenQuiet } from './rest.ts';
import { startScheduler } from './scheduler.ts';
import { RpcServer } from './server/rpc-server.ts';

declare const __VERSION__: string;

/** Exit codes (spec §10): the daemon either serves, or could not. */
const couldNot = 3;

/**
 * Serves a home until it is told to stop, then ends the process.
 *
 * @param argv arguments after `daemon`.
 * @param data folder of the files that ship with the program.
 */
export async function runDaemon(kernel: Kernel, argv: readonly string[], data = shippedData()): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: { home: { type: 'string' }, foreground: { type: 'boolean' } },
    allowPositionals: true,
  });
  const home = makeHome(
    resolve(values.home || process.env.NIGHTAUDIT_HOME || envPaths('nightaudit', { suffix: '' }).data),
  );
  const lock = await kernel.life.lock(`${home}/lock`);
  if (!lock) return fail(`another nightaudit daemon serves ${home} already`);

  const uid = process.getuid?.() ?? -1;
  const place = socketPath(home, process.env, uid, process.platform);
  const server: { current?: RpcServer } = {};
  const quiet: { rest?: Rest } = {};
  const complain = (error: unknown) =>
    process.stderr.write(`nightaudit: ${error instanceof Error ? error.message : String(error)}\n`);
  const stopping = Promise.withResolvers<void>();
  const engine = await Engine.start(kernel, {
    home,
    version: __VERSION__,
    assets: assetsIn(data, kernel),
    witnessPath: join(
      stateFolder(),
      'nightaudit',
      `${createHash('sha256').update(home).digest('hex').slice(0, 16)}.witness.json`,
    ),
    pid: process.pid,
    memoryBytes: () => process.memoryUsage().rss,
    onNotification: (name, value) => {
      quiet.rest?.worked();
      server.current?.notify(name, value);
    },
    onStop: () => setImmediate(() => stopping.resolve()),
    // Not before there is a screen: a daemon that only books at night keeps no list in memory.
    onSubscribed: () => setImmediate(() => engine.warm().catch(complain)),
  });
  await engine.remember();
  const rpc = new RpcServer(engine, () => quiet.rest?.worked());
  server.current = rpc;
  if (place.folder !== '') ownFolder(place.folder, uid);
  await clearStaleSocket(place.path);
  await rpc.listen(place.path);
  if (place.folder !== '') chmodSync(place.path, 0o600);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => stopping.resolve());
  const stopScheduler = startScheduler(engine, complain);
  quiet.rest = restWhenQuiet(engine, complain);
  if (values.foreground) process.stderr.write(`nightaudit ${__VERSION__} serves ${home}\n`);

  await stopping.promise;
  stopScheduler();
  quiet.rest.stop();
  await engine.stop();
  await rpc.close();
  await lock.release();
  process.exit(0);
}

/** The XDG specification: an empty or relative folder is to be ignored. */
function stateFolder(): string {
  const named = process.env.XDG_STATE_HOME ?? '';
  return isAbsolute(named) ? named : join(homedir(), '.local', 'state');
}

/** The home's folder, 0700, as its real path: two names of one folder must not become two daemons. @throws DiskError */
function makeHome(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const home = realpathSync(path);
    chmodSync(home, 0o700);
    return home;
  } catch (cause) {
    throw diskErrorFrom(cause, 'make the folder', path);
  }
}

/** The socket's folder must be ours and closed to others before anything in it is trusted. */
function ownFolder(folder: string, uid: number): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = lstatSync(folder);
  if (!stat.isDirectory() || (uid >= 0 && stat.uid !== uid))
    throw new Error(`${folder} is not a folder of this user; remove it, or set XDG_RUNTIME_DIR`);
  chmodSync(folder, 0o700);
}

/** A socket left over from a crash is in nobody's use: the home's lock is ours, and nobody answers. */
async function clearStaleSocket(path: string): Promise<void> {
  if (!existsSync(path) || process.platform === 'win32') return;
  const answered = await new Promise<boolean>((done) => {
    const probe = connect(path, () => {
      probe.destroy();
      done(true);
    });
    probe.on('error', () => done(false));
  });
  if (answered) throw new Error(`something else answers on ${path}`);
  unlinkSync(path);
}

/** Files that ship lie beside the bundle, or in the repository. */
function shippedData(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, '..', 'data');
  return existsSync(beside) ? beside : join(here, '..', '..', 'data');
}

function assetsIn(folder: string, kernel: Kernel): Assets {
  return {
    sampleFolder: join(folder, 'sample'),
    chart: async (country) => {
      const path = join(folder, 'charts', `${country.toLowerCase()}.json`);
      return parseStarterChart(JSON.parse(Buffer.from(await kernel.disk.read(path)).toString('utf8')), path);
    },
  };
}

export function fail(message: string): void {
  process.stderr.write(`nightaudit: ${message}\n`);
  process.exitCode = couldNot;
}
