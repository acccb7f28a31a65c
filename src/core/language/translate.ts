/** The reader's language: sentences from the catalogue; dates, numbers and amounts as that language writes them. */

import type { Language } from '../configuration.ts';
import { cleanText } from '../text.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';
import { fill, type TemplateWriters, type Values } from './template.ts';

/** Name of a sentence. The English catalogue is where names come from. */
export type Key = keyof typeof en;
/** A complete catalogue: a language that misses a sentence does not compile. */
export type Catalogue = Readonly<Record<Key, string>>;

interface Locale {
  readonly tag: string;
  readonly catalogue: Catalogue;
}

const english: Locale = { tag: 'en-US', catalogue: en };
/** German and French read English until their catalogues come. */
const locales: Readonly<Record<Language, Locale>> = {
  en: english,
  nl: { tag: 'nl-NL', catalogue: nl },
  de: english,
  fr: english,
};

export interface Translator {
  /** The language that is really written. */
  readonly language: Language;
  t(key: Key, values?: Values): string;
  /** `€ 4,724.34`, held together by a no-break space; without a currency the bare figure. Takes decimal strings, exact at any size. */
  amount(decimal: string, currency?: string): string;
  number(count: number): string;
  /** `Sat 31 Oct 2026` */
  date(localDate: string): string;
  /** `31 Oct`, or `31 Oct 2025` when it is not of that year. */
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

/** Whether the language has a catalogue of its own. */
export function isWritten(language: Language): boolean {
  return language === 'en' || locales[language] !== english;
}

/** @param options.zone IANA zone in which instants are written. */
export function translator(language: Language, options: { readonly zone?: string } = {}): Translator {
  const { tag, catalogue } = locales[language];
  const zoneOr = (zone?: string) => zone ?? options.zone ?? 'UTC';
  const numbers = remembered((digits: string) => {
    const fraction = Number(digits);
    return new Intl.NumberFormat(tag, { minimumFractionDigits: fraction, maximumFractionDigits: fraction });
  });
  const dates = remembered((shape: string) => dateFormat(tag, shape));
  const symbols = remembered((currency: string) => currencySymbol(tag, currency));
  const plurals = remembered(() => {
    const rules = new Intl.PluralRules(tag);
    const categories = rules.resolvedOptions().pluralCategories;
    // Catalogues hold "one" and "other"; French "many" (millions) reads like "other".
    return (count: number) => (categories.length > 1 && rules.select(count) === 'one' ? 0 : 1);
  });
  /** A date's parts in our own order: `Sat 31 Oct 2026`, without the commas and dots of each locale. */
  const written = (shape: string, at: number): Partial<Record<string, string>> =>
    Object.fromEntries(
      dates(shape)
        .formatToParts(at)
        .map(({ type, value }) => [type, value]),
    );
  const dated = (shape: string, localDate: string) => {
    const at = Date.parse(`${localDate}T00:00:00Z`);
    if (Number.isNaN(at)) return cleanText(localDate);
    const { weekday, day, month, year } = written(`${shape} UTC`, at);
    return [weekday, day, month, year].filter((part) => part !== undefined).join(' ');
  };

  const self: Translator = {
    language: isWritten(language) ? language : 'en',
    t: (key, values = {}) => fill(catalogue[key], values, writers),
    number: (count) => numbers('0').format(count),
    amount(decimal, currency) {
      const match = /^-?\d+(?:\.(\d+))?$/.exec(decimal);
      if (!match) return cleanText(decimal);
      const figure = numbers(String(match[1]?.length ?? 0)).format(decimal as Intl.StringNumericLiteral);
      return currency === undefined ? figure : `${symbols(currency)}\u00a0${figure}`;
    },
    date: (localDate) => dated('weekday,day,month,year', localDate),
    day: (localDate) => dated('weekday,day,month', localDate),
    dateShort: (localDate, year = localDate.slice(0, 4)) =>
      dated(localDate.startsWith(year) ? 'day,month' : 'day,month,year', localDate),
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
      return isKey(key) ? catalogue[key] : cleanText(token);
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

/** `€`, or the code where the currency is none that the language knows. */
function currencySymbol(tag: string, currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) return cleanText(currency, 12);
  const parts = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}
