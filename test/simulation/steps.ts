/**
 * What happens in a simulated venue, one step at a time. Each step draws from a generator of its own, named by its
 * number: when a failing history is cut down, what is left draws the same again.
 */

import {
  approve,
  closeOrOpen,
  type Deed,
  dropNew,
  edit,
  importAgain,
  importNew,
  keepBack,
  map,
  resolve,
  reverse,
  revise,
  sync,
  verify,
} from './deeds.ts';
import { handsOf, outcome } from './hands.ts';
import { failAtWrite, killAtWrite, killMoments } from './kernel/disk-faults.ts';
import type { Prng } from './kernel/prng.ts';
import { drawNetworkFault } from './swarm.ts';
import type { World } from './world.ts';

export interface Step {
  readonly number: number;
  readonly kind: StepKind;
}

interface Happening {
  /** How often it is drawn, against the others. */
  readonly weight: number;
  readonly take: (world: World, prng: Prng, name: string) => Promise<void>;
}

const hourMs = 3_600_000;

const table = {
  import: by(importNew, 14),
  drop: by(dropNew, 3),
  revise: by(revise, 9),
  'import again': by(importAgain, 1),
  map: by(map, 5),
  approve: by(approve, 7),
  edit: by(edit, 4),
  'keep back': by(keepBack, 3),
  sync: by(sync, 18),
  resolve: by(resolve, 3),
  reverse: by(reverse, 2),
  verify: by(verify, 1),
  'close or open': by(closeOrOpen, 2),
  tick: { weight: 8, take: tick },
  together: { weight: 5, take: together },
  hours: { weight: 6, take: (world, prng) => pass(world, prng.between(1, 20) * hourMs) },
  days: { weight: 8, take: (world, prng) => pass(world, prng.between(1, 4) * 24 * hourMs) },
  'the clock jumps': { weight: 1, take: async (world, prng) => jump(world, prng) },
  'kill soon': { weight: 5, take: async (world, prng) => killSoon(world, prng) },
  'kill at a write': { weight: 3, take: async (world, prng) => killWriting(world, prng) },
  'break a write': { weight: 3, take: async (world, prng) => breakWrite(world, prng) },
  'break the network': { weight: 5, take: async (world, prng) => breakNetwork(world, prng) },
  kill: { weight: 1, take: async (world) => die(world, false) },
  'power cut': { weight: 2, take: async (world) => die(world, true) },
  restart: { weight: 2, take: restart },
} satisfies Record<string, Happening>;

export type StepKind = keyof typeof table;

/** Steps after which a run has ended, if one took place, and nothing else happened since. */
export const endsInARun: ReadonlySet<StepKind> = new Set(['sync', 'tick']);

export function drawSteps(prng: Prng, count: number): Step[] {
  const bag = Object.entries(table).flatMap(([kind, { weight }]) => Array<StepKind>(weight).fill(kind as StepKind));
  const drawn = Array.from({ length: count }, (_, number): Step => ({ number, kind: prng.pick(bag) }));
  // Every world has something to book before anything can go wrong with it.
  return [{ number: -1, kind: 'import' }, ...drawn];
}

export function take(step: Step, world: World): Promise<void> {
  world.note(`-- ${step.number} ${step.kind}`);
  return table[step.kind].take(world, world.prng.fork(`step ${step.number}`), `D${step.number}`);
}

function by(deed: Deed, weight: number): Happening {
  return { weight, take: (world, prng, name) => deed(handsOf(world), prng, name) };
}

async function tick(world: World): Promise<void> {
  world.note(`tick: ${outcome(world, await world.tick())}`);
}

/** A run, and someone who does something else meanwhile. */
async function together(world: World, prng: Prng, name: string): Promise<void> {
  const deed = prng.pick<Deed>([map, edit, approve, revise, revise, sync, resolve, reverse, verify, keepBack]);
  const after = prng.int(prng.pick([50, 3_000, 60_000]));
  const ended = await world.perform(async (engine, kernel) => {
    const hands = handsOf(world, async (method, params) => {
      try {
        return { how: 'done', value: await world.callIn(engine, method, params) };
      } catch (error) {
        return { how: 'failed', error };
      }
    });
    const meanwhile = async () => {
      await kernel.clock.sleep(after);
      await deed(hands, prng, name);
    };
    await Promise.all([sync(hands, prng, name), meanwhile()]);
  });
  world.note(`together: ${outcome(world, ended)}`);
}

async function restart(world: World): Promise<void> {
  world.note(`stop: ${outcome(world, await world.stop())}`);
}

async function pass(world: World, ms: number): Promise<void> {
  world.note(`${ms / hourMs} hours go by`);
  await world.wait(ms);
}

/** Somebody sets the clock, or the machine slept: waits and the package do not notice. */
function jump(world: World, prng: Prng): void {
  const hours = prng.pick([-30, -3, -1, 1, 30]);
  world.machine.wall.jump(hours * hourMs);
  world.note(`the clock jumps by ${hours} hours`);
}

function killSoon(world: World, prng: Prng): void {
  const killAfter = prng.int(prng.pick([20, 80, 400]));
  world.faults.setTrap({ killAfter, powerCut: prng.bool() });
  world.note(`to be killed after ${killAfter} events`);
}

function killWriting(world: World, prng: Prng): void {
  const [ahead, when, powerCut] = [prng.between(1, 12), prng.pick(killMoments), prng.bool()];
  world.faults.setTrap({ disk: (writes) => killAtWrite(writes + ahead, when), powerCut });
  world.note(`to be killed ${when} write ${ahead}`);
}

function breakWrite(world: World, prng: Prng): void {
  const [ahead, code] = [prng.between(1, 12), prng.pick(['ENOSPC', 'EIO'] as const)];
  world.faults.setTrap({ disk: (writes) => failAtWrite(writes + ahead, code) });
  world.note(`write ${ahead} will end in ${code}`);
}

function breakNetwork(world: World, prng: Prng): void {
  const lateMs = world.swarm.remote?.lateMs ?? 0;
  const faults = Array.from({ length: prng.between(1, 3) }, () => drawNetworkFault(prng, lateMs));
  const spared = prng.int(8);
  world.faults.breakNetwork(spared, faults);
  world.note(`after ${spared} exchanges: ${faults.map(({ kind }) => kind).join(', ')}`);
}

function die(world: World, powerCut: boolean): void {
  world.note(powerCut ? 'the power is cut' : 'the program is killed');
  world.die(powerCut);
}
