/**
 * The form of the catalogue's sentences, small enough to be read by whoever translates them:
 *
 * - `{name}` a value; `{name:date}` a value written by that formatter;
 * - `{count|# document|# documents}` the form for the number, in the order of the language's plural categories (one,
 *   other), `#` being the number;
 * - `[ in journal {journal}]` left out when a value in it is missing or empty.
 */

export type Values = Readonly<Record<string, string | number | undefined>>;

export interface TemplateWriters {
  /** Index of the plural form for the number. */
  plural(count: number): number;
  number(count: number): string;
  /** A text value, made safe to show. */
  text(value: string): string;
  /** Writes a value by a named formatter; an unknown name writes it as text. */
  formatted(format: string, value: string): string;
}

const optionalPart = /\[([^\]]*)\]/;
const placeholder = /\{(\w+)(?::(\w+)|\|([^}]*))?\}/g;

/** The sentence of a template. A missing value outside an optional part leaves no gap behind. */
export function fill(template: string, values: Values, writers: TemplateWriters): string {
  const pieces = template.split(optionalPart);
  let gaps = false;
  let sentence = '';
  for (const [index, piece] of pieces.entries()) {
    const written = write(piece, values, writers);
    const isOptional = index % 2 === 1;
    if (isOptional && written.incomplete) continue;
    gaps ||= written.incomplete;
    sentence += written.text;
  }
  return gaps
    ? sentence
        .replace(/ {2,}/g, ' ')
        .replace(/ +([.,:;!?])/g, '$1')
        .trim()
    : sentence;
}

function write(piece: string, values: Values, writers: TemplateWriters): { text: string; incomplete: boolean } {
  let incomplete = false;
  const text = piece.replace(placeholder, (_whole, name: string, format?: string, forms?: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === '') {
      incomplete = true;
      return '';
    }
    if (forms !== undefined) return pluralForm(forms, Number(value), writers);
    if (format !== undefined) return writers.formatted(format, String(value));
    return typeof value === 'number' ? writers.number(value) : writers.text(value);
  });
  return { text, incomplete };
}

function pluralForm(forms: string, count: number, writers: TemplateWriters): string {
  const all = forms.split('|');
  return (all[writers.plural(count)] ?? all.at(-1) ?? '').replaceAll('#', writers.number(count));
}

/** Names of the values that a template mentions, for the test that translations say the same things. */
export function placeholdersOf(template: string): string[] {
  return [...new Set([...template.matchAll(placeholder)].map((match) => match[1] ?? ''))].sort();
}
