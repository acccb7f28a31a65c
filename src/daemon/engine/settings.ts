/** The home's settings, read from the store: property, sources, authorizations, configurations, mappings, charts. */

import type { Chart } from '../../core/chart.ts';
import type { Authorization, Configuration, Mapping, Property, Source } from '../../core/configuration.ts';
import type { SettingType, SettingValues } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { FactHead } from './fact-index.ts';
import { refused } from './refusal.ts';

export async function settingsOf<Type extends SettingType>(store: Store, type: Type): Promise<SettingValues[Type][]> {
  const values: SettingValues[Type][] = [];
  for (const { value } of (await store.records('settings')).values()) {
    // The tag decides the type; TypeScript does not follow it through a type parameter.
    if (value.type === type) values.push(value.value as SettingValues[Type]);
  }
  return values;
}

export async function propertyOf(store: Store): Promise<Property> {
  const setting = await store.get('settings', 'property');
  if (setting?.type !== 'property') throw refused('uninitialised', { code: 'uninitialised', details: {} });
  return setting.value;
}

export const sourcesOf = (store: Store): Promise<Source[]> => settingsOf(store, 'source');
export const configurationsOf = (store: Store): Promise<Configuration[]> => settingsOf(store, 'configuration');
export const authorizationsOf = (store: Store): Promise<Authorization[]> => settingsOf(store, 'authorization');
export const mappingsOf = (store: Store): Promise<Mapping[]> => settingsOf(store, 'mapping');

/** The chart last read from a package; empty before the first contact. */
export async function chartOf(store: Store, target: string): Promise<Chart> {
  const setting = await store.get('settings', `chart:${target}`);
  return setting?.type === 'chart'
    ? setting.value.chart
    : { accounts: [], journals: [], vatCodes: [], costCentres: [], periods: [] };
}

/** Key of the books that contributions belong to (rule 7). */
export function targetKey(configuration: Configuration): string {
  const target = configuration.target;
  return target
    ? `${target.package}|${target.administration}|${target.fingerprint}`
    : `${configuration.authorization}|${configuration.administration}`;
}

/** The configuration that books a fact: the one that names its source and whose dates hold the fact's. */
export function configurationFor(
  head: Pick<FactHead, 'source' | 'date'>,
  configurations: readonly Configuration[],
): Configuration | undefined {
  const own = configurations.filter((configuration) => configuration.sources.includes(head.source as never));
  return (
    own.find(
      (configuration) =>
        configuration.start <= head.date && (configuration.end === undefined || head.date <= configuration.end),
    ) ??
    own.find((configuration) => configuration.start > head.date) ??
    own[0]
  );
}

/** @throws Refusal `notFound`. Without a name: the only configuration there is. */
export async function configurationNamed(store: Store, name: string | undefined): Promise<Configuration> {
  const all = await configurationsOf(store);
  const [only] = all;
  if (name === undefined && only && all.length === 1) return only;
  const found = all.find((configuration) => configuration.name === name);
  if (!found)
    throw refused(name === undefined ? 'usage' : 'notFound', {
      code: name === undefined ? 'name-a-configuration' : 'no-such-configuration',
      details: { name: name ?? '', known: all.map((configuration) => configuration.name).join(', ') },
    });
  return found;
}
