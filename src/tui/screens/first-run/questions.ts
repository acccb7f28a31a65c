/** What a new home must know, in the order in which it is asked. */

import { countries, languages, zones } from '../../../cli/start-values.ts';
import type { Country } from '../../../core/configuration.ts';
import type { Key } from '../../../core/language/translate.ts';
import type { ParamsOf } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import type { ChoiceField, TextField, Values } from '../../form/form.tsx';
import { today } from '../../today.ts';
import { typedDate } from '../../typed-date.ts';
import { typedTime } from '../settings/time-field.ts';

export type Question = (TextField | ChoiceField) & {
  /** How the answer is shown while another question is asked. */
  readonly show?: (text: string) => string;
};

/** Each language by its own name, for who cannot read the present one. */
const endonyms = { en: 'English', nl: 'Nederlands', de: 'Deutsch', fr: 'Français' } as const;
/** Asked of nobody at first: a venue's country is known from its language more often than not. */
const countryOf = { en: 'NL', nl: 'NL', de: 'DE', fr: 'FR' } as const;
const countryNames = {
  NL: 'first-run.country-NL',
  BE: 'first-run.country-BE',
  FR: 'first-run.country-FR',
  DE: 'first-run.country-DE',
} as const satisfies Record<Country, Key>;
const longestName = 100;

/** Words and start values in the language that is spoken now. */
export function questions(desk: Desk): readonly Question[] {
  const translate = desk.translate();
  const { t, language } = translate;
  const country = countryOf[language];
  const now = today(desk);
  return [
    {
      kind: 'choice',
      name: 'language',
      label: t('first-run.language'),
      hint: t('first-run.language-hint'),
      value: language,
      choices: languages.map((value) => ({ value, label: endonyms[value] })),
    },
    {
      kind: 'text',
      name: 'name',
      label: t('first-run.name'),
      hint: t('first-run.name-hint'),
      value: '',
      validate: (text) => (text === '' || text.length > longestName ? t('first-run.name-needed') : undefined),
    },
    {
      kind: 'choice',
      name: 'country',
      label: t('first-run.country'),
      hint: t('first-run.country-hint'),
      value: country,
      choices: countries.map((value) => ({ value, label: t(countryNames[value]) })),
    },
    {
      kind: 'text',
      name: 'zone',
      label: t('first-run.zone'),
      hint: t('first-run.zone-hint'),
      value: zones[country],
      validate: (text) => (zoneNamed(text) === undefined ? t('first-run.zone-unknown') : undefined),
      show: (text) => zoneNamed(text) ?? text,
    },
    {
      kind: 'text',
      name: 'dayEndsAt',
      label: t('first-run.day-ends-at'),
      hint: t('first-run.day-ends-hint'),
      value: '00:00',
      validate: (text) => (typedTime(text) === undefined ? t('first-run.time-needed') : undefined),
      show: (text) => typedTime(text) ?? text,
    },
    {
      kind: 'text',
      name: 'start',
      label: t('first-run.start'),
      hint: t('first-run.start-hint'),
      value: `1-${Number(now.slice(5, 7))}-${now.slice(0, 4)}`,
      validate: (text) =>
        typedDate(text, now, translate) === undefined
          ? t('first-run.date-needed', { example: translate.dateShort(now, '') })
          : undefined,
      show(text) {
        const date = typedDate(text, now, translate);
        return date === undefined ? text : translate.date(date);
      },
    },
  ];
}

/** Answers that are all valid, as the daemon takes them. */
export function answered(desk: Desk, values: Values): Omit<ParamsOf<'home.init'>, 'commandId'> {
  const { name = '', country, zone = '', dayEndsAt = '', language, start = '' } = values;
  return {
    property: {
      name,
      country: countries.find((one) => one === country) ?? 'NL',
      zone: zoneNamed(zone) ?? zone,
      dayEndsAt: typedTime(dayEndsAt) ?? dayEndsAt,
      language: languages.find((one) => one === language) ?? 'en',
    },
    start: typedDate(start, today(desk), desk.translate()) ?? start,
  };
}

export function zoneOf(country: string): string | undefined {
  return Object.hasOwn(zones, country) ? zones[country as Country] : undefined;
}

/** The zone as it is written, whatever letters were typed large; `undefined` when there is none of that name. */
function zoneNamed(text: string): string | undefined {
  if (!text.includes('/')) return text.toUpperCase() === 'UTC' ? 'UTC' : undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
