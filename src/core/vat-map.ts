/**
 * From the source's VAT rate to the package's VAT code (spec §3): key is rate + category + sale or credit note, with
 * validity; a credit note falls back to the sale's codes; one preferred per journal; without a preference an exclusive
 * code wins over an inclusive one; several exclusive ones without a preference are ambiguous.
 */

import type { LocalDate } from './calendar.ts';
import type { VatCode } from './chart.ts';
import type { VatMapping } from './configuration.ts';
import type { VatCategory } from './fact.ts';
import type { Problem } from './problem.ts';

/** VAT mappings by key, made once per run. */
export type VatIndex = ReadonlyMap<string, readonly VatMapping[]>;

export function vatIndex(mappings: Iterable<VatMapping>): VatIndex {
  const index = new Map<string, VatMapping[]>();
  for (const mapping of mappings) {
    const key = `${mapping.rate}/${mapping.category}/${mapping.direction}`;
    const list = index.get(key);
    if (list) list.push(mapping);
    else index.set(key, [mapping]);
  }
  return index;
}

export type VatResolution =
  | { readonly code: VatCode; readonly reason: 'vat-map' | 'exclusive-preferred' }
  | { readonly problem: Problem };

export interface VatQuestion {
  readonly rate: string;
  readonly category: VatCategory;
  readonly direction: 'sale' | 'credit';
  /** VAT date of the line: mappings go by it. */
  readonly date: LocalDate;
  readonly journal: string;
}

export function resolveVat(question: VatQuestion, index: VatIndex, codes: ReadonlyMap<string, VatCode>): VatResolution {
  const { rate, category, direction, journal } = question;
  const subject = `${rate}/${category}`;
  const found = candidates(question, index, direction);
  const mappings = found.length > 0 || direction === 'sale' ? found : candidates(question, index, 'sale');
  if (mappings.length === 0)
    return { problem: { code: 'vat-rate-unmapped', subject, details: { rate, category, journal } } };

  const chosen = choose(mappings, journal, codes);
  if (chosen === undefined) {
    const names = [...new Set(mappings.map((mapping) => mapping.code))].sort().join(', ');
    return { problem: { code: 'vat-code-ambiguous', subject, details: { rate, category, journal, codes: names } } };
  }
  const code = codes.get(chosen.mapping.code);
  const why = vatCodeUnusableBecause(code, question.date);
  if (code === undefined || why !== undefined)
    return {
      problem: {
        code: 'vat-code-unusable',
        subject: chosen.mapping.code,
        details: { code: chosen.mapping.code, why: why ?? 'absent', rate },
      },
    };
  return { code, reason: chosen.reason };
}

function candidates(
  { rate, category, date }: VatQuestion,
  index: VatIndex,
  direction: 'sale' | 'credit',
): readonly VatMapping[] {
  const all = index.get(`${rate}/${category}/${direction}`);
  if (!all) return [];
  const valid = all.filter(
    (mapping) =>
      (mapping.from === undefined || mapping.from <= date) && (mapping.to === undefined || date <= mapping.to),
  );
  // A mapping of this configuration goes before one for all.
  const own = valid.filter((mapping) => mapping.configuration !== undefined);
  return own.length > 0 ? own : valid;
}

function choose(
  mappings: readonly VatMapping[],
  journal: string,
  codes: ReadonlyMap<string, VatCode>,
): { mapping: VatMapping; reason: 'vat-map' | 'exclusive-preferred' } | undefined {
  const [only] = mappings;
  if (only && mappings.every((mapping) => mapping.code === only.code)) return { mapping: only, reason: 'vat-map' };
  const preferred =
    mappings.find((mapping) => mapping.preferred && mapping.journal === journal) ??
    mappings.find((mapping) => mapping.preferred && mapping.journal === undefined);
  if (preferred) return { mapping: preferred, reason: 'vat-map' };
  const exclusive = mappings.filter((mapping) => codes.get(mapping.code)?.inclusive !== true);
  const [first] = exclusive;
  if (first && exclusive.every((mapping) => mapping.code === first.code))
    return { mapping: first, reason: 'exclusive-preferred' };
  return undefined;
}

/** `undefined`: a sale of that VAT date may be booked under the code. */
export function vatCodeUnusableBecause(code: VatCode | undefined, date: LocalDate): string | undefined {
  if (!code) return 'absent';
  if (code.blocked) return 'blocked';
  if (code.side === 'purchase') return 'purchase';
  if (code.validFrom !== undefined && date < code.validFrom) return 'not-yet-valid';
  if (code.validTo !== undefined && date > code.validTo) return 'no-longer-valid';
  return undefined;
}
