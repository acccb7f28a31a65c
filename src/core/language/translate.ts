/** The reader's language: sentences from the catalogue; dates, numbers and amounts as that language writes them. */

import type { Language } from '../configuration.ts';
import { cleanText } from '../text.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { frenchSpacing } from './french-spacing.ts';
import { nl } from './nl.ts';
import type { Part } from './part.ts';
import { fill, type TemplateWriters, type Values } from './template.ts';

/** Name of a sentence. The English catalogue is where names come from. */
export type Key = keyof typeof en;
/** A complete catalogue: a language that misses a sentence does not compile. */
export type Catalogue = Part<typeof en>;

interface Locale {
  readonly tag: string;
  readonly catalogue: Catalogue;
  /** How the language sets what its catalogue writes with plain spaces. */
  readonly spacing?: (sentence: string) => string;
  /** How the language writes the day of a date, where it is not the bare number. */
  readonly ordinal?: (day: string) => string;
}

const locales: Readonly<Record<Language, Locale>> = {
  en: { tag: 'en-US', catalogue: en },
  nl: { tag: 'nl-NL', catalogue: nl },
  de: { tag: 'de-DE', catalogue: de, ordinal: (day) => `${day}.` },
  fr: { tag: 'fr-FR', catalogue: fr, spacing: frenchSpacing, ordinal: (day) => (day === '1' ? '1er' : day) },
};

export interface Translator {
  readonly language: Language;
  t(key: Key, values?: Values): string;
  /**
   * `€ 4,724.34`, or `4.724,34 €` where the language writes it so, held together by a no-break space; without a
   * currency the bare figure. Takes decimal strings, exact at any size.
   */
  amount(decimal: string, currency?: string): string;
  number(count: number): string;
  /** `Sat 31 Oct 2026` */
  date(localDate: string): string;
  /** `31 Oct`, or `31 Oct 2025` when it is not of that year; with an empty year always so. */
  dateShort(localDate: string, year?: string): string;
  /** `Sat 31 Oct` */
  day(localDate: string): string;
  /** A day, or a month: `October 2026`. */
  period(period: string): string;
  /** `31 Oct 2026 06:02` in the property's zone. */
  instant(iso: string, zone?: string): string;
  /** `31 Oct 06:02` */
  moment(iso: string, zone?: string): string;
  /** `06:02` */
  time(iso: string, zone?: string): string;
  /** The word for a token (`to-review`), or the token itself. */
  word(token: string): string;
}

/** Whether the catalogue has a sentence of this name; codes from the daemon may be newer than this program. */
export function isKey(key: string): key is Key {
  return Object.hasOwn(en, key);
}

/** @param options.zone IANA zone in which instants are written. */
export function translator(language: Language, options: { readonly zone?: string } = {}): Translator {
  const { tag, catalogue, spacing, ordinal = (day: string) => day } = locales[language];
  const template = (key: Key) => spacing?.(catalogue[key]) ?? catalogue[key];
  const zoneOr = (zone?: string) => zone ?? options.zone ?? 'UTC';
  const numbers = remembered((digits: string) => {
    const fraction = Number(digits);
    return new Intl.NumberFormat(tag, { minimumFractionDigits: fraction, maximumFractionDigits: fraction });
  });
  const dates = remembered((shape: string) => dateFormat(tag, shape));
  const currencies = remembered((currency: string) => currencyStyle(tag, currency));
  const plurals = remembered(() => {
    const rules = new Intl.PluralRules(tag);
    const categories = rules.resolvedOptions().pluralCategories;
    // Catalogues hold "one" and "other"; French "many" (millions) reads like "other".
    return (count: number) => (categories.length > 1 && rules.select(count) === 'one' ? 0 : 1);
  });
  /** A date's parts for our own order: `Sat 31 Oct 2026`, without the commas and dots of each locale. */
  const written = (shape: string, at: number): Partial<Record<string, string>> =>
    Object.fromEntries(
      dates(shape)
        .formatToParts(at)
        .map(({ type, value }) => [type, type === 'day' ? ordinal(value) : value.replace(/\.$/, '')]),
    );
  const dated = (shape: string, localDate: string) => {
    const at = Date.parse(`${localDate}T00:00:00Z`);
    if (Number.isNaN(at)) return cleanText(localDate);
    const { weekday, day, month, year } = written(`${shape} UTC`, at);
    return [weekday, day, month, year].filter((part) => part !== undefined).join(' ');
  };

  const self: Translator = {
    language,
    t: (key, values = {}) => fill(template(key), values, writers),
    number: (count) => numbers('0').format(count),
    amount(decimal, currency) {
      const match = /^-?\d+(?:\.(\d+))?$/.exec(decimal);
      if (!match) return cleanText(decimal);
      const figure = numbers(String(match[1]?.length ?? 0)).format(decimal as Intl.StringNumericLiteral);
      if (currency === undefined) return figure;
      const { symbol, after } = currencies(currency);
      return after ? `${figure}\u00a0${symbol}` : `${symbol}\u00a0${figure}`;
    },
    date: (localDate) => dated('weekday,day,month,year', localDate),
    day: (localDate) => dated('weekday,day,month', localDate),
    dateShort: (localDate, year = localDate.slice(0, 4)) =>
      dated(year !== '' && localDate.startsWith(year) ? 'day,month' : 'day,month,year', localDate),
    period: (period) => (period.length === 7 ? dated('longmonth,year', `${period}-01`) : self.date(period)),
    instant(iso, zone) {
      const at = Date.parse(iso);
      if (Number.isNaN(at)) return cleanText(iso);
      const { day, month, year, hour, minute } = written(`day,month,year,time ${zoneOr(zone)}`, at);
      return `${day} ${month} ${year} ${hour}:${minute}`;
    },
    moment(iso, zone) {
      const at = Date.parse(iso);
      if (Number.isNaN(at)) return cleanText(iso);
      const { day, month, hour, minute } = written(`day,month,time ${zoneOr(zone)}`, at);
      return `${day} ${month} ${hour}:${minute}`;
    },
    time(iso, zone) {
      const at = Date.parse(iso);
      if (Number.isNaN(at)) return cleanText(iso);
      const { hour, minute } = written(`time ${zoneOr(zone)}`, at);
      return `${hour}:${minute}`;
    },
    word(token) {
      const key = `word.${token}`;
      return isKey(key) ? template(key) : cleanText(token);
    },
  };
  const formatters: Readonly<Record<string, (value: string) => string>> = {
    date: self.date,
    day: self.day,
    short: (value) => self.dateShort(value),
    period: self.period,
    instant: (value) => self.instant(value),
    moment: (value) => self.moment(value),
    time: (value) => self.time(value),
    word: self.word,
    decimal: (value) => self.amount(value),
  };
  const writers: TemplateWriters = {
    plural: (count) => plurals('')(count),
    number: self.number,
    text: (value) => cleanText(value),
    formatted: (format, value) => (formatters[format] ?? cleanText)(value),
  };
  return self;
}

/** Formatters are made when first needed: each costs milliseconds that a short command would notice. */
function remembered<Made>(make: (name: string) => Made): (name: string) => Made {
  const made = new Map<string, Made>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const fresh = make(name);
    made.set(name, fresh);
    return fresh;
  };
}

function dateFormat(tag: string, shape: string): Intl.DateTimeFormat {
  const [fields = '', zone = 'UTC'] = shape.split(' ');
  const wanted = new Set(fields.split(','));
  return new Intl.DateTimeFormat(tag, {
    ...(wanted.has('weekday') ? { weekday: 'short' } : {}),
    ...(wanted.has('day') ? { day: 'numeric' } : {}),
    ...(wanted.has('month') ? { month: 'short' } : {}),
    ...(wanted.has('longmonth') ? { month: 'long' } : {}),
    ...(wanted.has('year') ? { year: 'numeric' } : {}),
    ...(wanted.has('time') ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : {}),
    timeZone: zone,
  });
}

/** `€`, or the code where the currency is none that the language knows, and whether it stands after the figure. */
function currencyStyle(tag: string, currency: string): { readonly symbol: string; readonly after: boolean } {
  const isCode = /^[A-Z]{3}$/.test(currency);
  const parts = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency: isCode ? currency : 'EUR',
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  const at = parts.findIndex(({ type }) => type === 'currency');
  return {
    symbol: isCode ? (parts[at]?.value ?? currency) : cleanText(currency, 12),
    after: at > parts.findIndex(({ type }) => type === 'integer'),
  };
}
