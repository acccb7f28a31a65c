/** What an action is about: the chosen rows, all that match, or the row under the cursor; with count and sum. */

import { decimalSum } from '../../../cli/render/decimal-sum.ts';
import type { Translator } from '../../../core/language/translate.ts';
import type { ParamsOf } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { derived, type Observed, observable } from '../../state/observable.ts';
import {
  type DocumentRow,
  type ListedDocuments,
  longestRange,
  type ShownDocument,
  type Sum,
} from './listed-documents.ts';

export interface Meant {
  readonly which: ParamsOf<'documents.review'>['which'];
  readonly count: number;
  readonly sums: readonly Sum[];
  /** The one document that it is, when it is one that is on the screen. */
  readonly only?: Pick<ShownDocument, 'number'>;
}

/** What is chosen, as the heading says it. */
export interface Chosen {
  /** Every document that matches. */
  readonly isAll?: true;
  readonly count: number;
  /** `undefined` while it is being added up. */
  readonly sums: readonly Sum[] | undefined;
}

export interface Selection {
  readonly chosen: Observed<Chosen | undefined>;
  /** All that match the filter, as they were counted on the screen (rule 40). */
  takeAll(): void;
  /** @returns whether there was anything to clear. */
  clear(): boolean;
  /** @throws what the daemon says of a range that is too long. */
  meant(): Promise<Meant | undefined>;
}

interface All {
  readonly which: Meant['which'];
  readonly revision: string;
  readonly chosen: Chosen;
}

/** A range that grows is added up when the hand rests. */
const restMs = 200;

export function selection(desk: Pick<Desk, 'sleep' | 'link'>, documents: ListedDocuments): Selection {
  const all = observable<All | undefined>(undefined);
  const added = observable<{ readonly range: string; readonly sums: readonly Sum[] } | undefined>(undefined);
  let adding = '';

  const rangeName = () => `${documents.get().anchor} ${documents.get().cursor} ${documents.get().revision}`;
  const chosen = derived([all, added, documents], (): Chosen | undefined => {
    const everything = all.get();
    if (everything) return everything.chosen;
    const { count, rows } = documents.selected();
    if (count === 0) return undefined;
    const known = added.get();
    return {
      count,
      sums: rows.length === count ? sumsOf(rows) : known?.range === rangeName() ? known.sums : undefined,
    };
  });
  documents.subscribe(() => {
    // Rows chosen by hand are another choice than all of them, and all of them are those that were on the screen.
    const isOther = documents.selected().count > 0 || documents.get().revision !== all.get()?.revision;
    if (isOther) all.set(undefined);
    const now = chosen.get();
    const range = rangeName();
    if (now === undefined || now.sums !== undefined || now.count > longestRange || range === adding) return;
    adding = range;
    void addUp(range);
  });
  const addUp = async (range: string) => {
    await desk.sleep(restMs);
    if (adding !== range) return;
    try {
      const sums = sumsOf(await documents.chosen());
      if (adding === range) added.set({ range, sums });
    } catch (error) {
      // Its sum stays open on the screen; the rows themselves can still be acted on, and that says why they cannot.
      desk.link.complain(error);
    }
  };
  documents.question.subscribe(() => all.set(undefined));

  return {
    chosen,
    takeAll() {
      const { total, revision } = documents.get();
      documents.clear();
      const { filter } = documents.question.get();
      all.set({
        which: { matching: { filter, count: total, revision } },
        revision,
        chosen: { isAll: true, count: total, sums: documents.sums.get() },
      });
    },
    clear() {
      const hadAll = all.get() !== undefined;
      all.set(undefined);
      return documents.clear() || hadAll;
    },
    async meant() {
      const everything = all.get();
      if (everything) {
        const { which, chosen: of } = everything;
        return { which, count: of.count, sums: of.sums ?? [] };
      }
      const rows = await documents.chosen();
      const [first] = rows;
      if (first === undefined) return undefined;
      return {
        which: { ids: rows.map(({ id }) => id) },
        count: rows.length,
        sums: sumsOf(rows),
        ...(rows.length === 1 && first.shown ? { only: first.shown } : {}),
      };
    },
  };
}

/** Per currency, in order of its code. */
export function sumsOf(rows: readonly (Sum | DocumentRow)[]): readonly Sum[] {
  const amounts = new Map<string, string[]>();
  for (const { currency, amount } of rows) {
    const known = amounts.get(currency);
    if (known) known.push(amount);
    else amounts.set(currency, [amount]);
  }
  return [...amounts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, of]) => ({ currency, amount: decimalSum(of) }));
}

/** `€ 412.50 + £ 20.00` */
export function sumText(sums: readonly Sum[], { amount }: Translator): string {
  return sums.map((sum) => amount(sum.amount, sum.currency)).join(' + ');
}
