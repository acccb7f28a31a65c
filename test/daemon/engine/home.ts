/** A home for tests: the engine on a kernel, without a socket. */

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Country } from '../../../src/core/configuration.ts';
import type { Kernel } from '../../../src/core/kernel.ts';
import type { MethodName, NotificationName, NotificationOf, ParamsOf, ResultOf } from '../../../src/core/rpc.ts';
import { methods } from '../../../src/core/rpc.ts';
import { Engine } from '../../../src/daemon/engine/engine.ts';
import { parseStarterChart } from '../../../src/providers/ledgers/book/starter-chart.ts';

/** The chart that ships for a country. */
export function shippedChart(country: Country) {
  const path = `data/charts/${country.toLowerCase()}.json`;
  return parseStarterChart(JSON.parse(readFileSync(path, 'utf8')), path);
}

/** Starts the engine on the home. */
export function startEngine(
  kernel: Kernel,
  home: string,
  sampleFolder = `${process.cwd()}/data/sample`,
  onNotification: <Name extends NotificationName>(name: Name, value: NotificationOf<Name>) => void = () => undefined,
): Promise<Engine> {
  return Engine.start(kernel, {
    home,
    version: 'test',
    assets: { sampleFolder, chart: async (country) => shippedChart(country) },
    witnessPath: `${home}-state/witness.json`,
    pid: 1,
    memoryBytes: () => 0,
    onNotification,
    onStop: () => undefined,
  });
}

type WithoutCommandId<Params> = Params extends { commandId: string } ? Omit<Params, 'commandId'> : Params;

/** Calls as a client does, and checks the answer against the contract. */
export async function call<Name extends MethodName>(
  engine: Engine,
  method: Name,
  params: WithoutCommandId<ParamsOf<Name>>,
): Promise<ResultOf<Name>> {
  const withId = methods[method].mutates ? { commandId: randomUUID(), ...params } : params;
  const result = await engine.call(method, withId, 'operator:test');
  return methods[method].result.parse(result) as ResultOf<Name>;
}
