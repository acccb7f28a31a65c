/** What would be sent now, as a dry run found it. */

import { sentence } from '../../cli/messages.ts';
import { decimalSum } from '../../cli/render/decimal-sum.ts';
import { reasonStatement } from '../../core/language/sentences.ts';
import type { Translator } from '../../core/language/translate.ts';
import type { SyncResult } from '../../core/rpc.ts';
import type { Desk } from '../desk.ts';
import type { Books } from '../entry/books.ts';

export interface PlanParams {
  /** Without one: all that book. */
  readonly configuration?: string;
  /** Taken as today, `YYYY-MM-DD`. */
  readonly asOf?: string;
}

export interface Planned {
  readonly params: PlanParams;
  readonly result: SyncResult;
}

/** Asks what would be sent; sends nothing. @throws as the daemon refuses. */
export async function planned(desk: Desk, params: PlanParams): Promise<Planned> {
  return { params, result: await desk.link.call('sync', { ...params, dryRun: true }) };
}

export interface PlanTotals {
  readonly entries: number;
  /** With its currency. */
  readonly total: string;
  /** Where they go, each once. */
  readonly target: string;
  readonly journal: string;
}

export function totalsOf(desk: Desk, books: Books, { result: { entries } }: Planned): PlanTotals {
  const once = (texts: readonly string[]) => [...new Set(texts)].join(', ');
  return {
    entries: entries.length,
    total: desk.translate().amount(decimalSum(entries.map(({ total }) => total)), entries[0]?.currency),
    target: once(entries.map(({ configuration }) => books.target(configuration))),
    journal: once(entries.map(({ journal }) => journal)),
  };
}

export interface LeftOut {
  readonly why: string;
  readonly documents: number;
  readonly total: string;
}

/** Documents that wait, by what they wait for; the most first. */
export function leftOutBy(translate: Translator, waiting: SyncResult['waiting']): readonly LeftOut[] {
  const groups = new Map<string, { documents: number; amounts: string[]; currency: string }>();
  for (const { reason, total, currency } of waiting) {
    const why = reasonStatement(translate, reason);
    const group = groups.get(why) ?? { documents: 0, amounts: [], currency };
    group.documents += 1;
    group.amounts.push(total);
    groups.set(why, group);
  }
  return [...groups]
    .map(([why, { documents, amounts, currency }]) => ({
      why,
      documents,
      total: translate.amount(decimalSum(amounts), currency),
    }))
    .sort((one, other) => other.documents - one.documents);
}

/** "Nothing is due; the next is due on Sun 22 Nov.", with the reason of a configuration that would not book at all. */
export function nothingText(desk: Desk, books: Books, { params, result }: Planned): string {
  const translate = desk.translate();
  const reasons = result.runs.flatMap(({ configuration, reason }) =>
    reason ? [{ configuration, why: sentence(reasonStatement(translate, reason)) }] : [],
  );
  const said = reasons.map(({ configuration, why }) =>
    result.runs.length > 1 ? `${translate.t('message.lead', { lead: configuration })} ${why}` : why,
  );
  return [translate.t('preview.nothing', { due: books.nextDue(params.configuration) }), ...said].join(' ');
}
