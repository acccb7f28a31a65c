/** What a new home starts with: the countries whose charts there are, their clocks, the languages. */

import type { Country, Language } from '../core/configuration.ts';

export const countries = ['NL', 'BE', 'FR', 'DE'] as const satisfies readonly Country[];
export const languages = ['en', 'nl', 'de', 'fr'] as const satisfies readonly Language[];

/** Time zone of a country, until it is said otherwise. */
export const zones: Readonly<Record<Country, string>> = {
  NL: 'Europe/Amsterdam',
  BE: 'Europe/Brussels',
  FR: 'Europe/Paris',
  DE: 'Europe/Berlin',
};
