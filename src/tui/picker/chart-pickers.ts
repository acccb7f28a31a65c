/** Picks accounts, VAT codes, journals and relations: by number, name, or what they were last used for. */

import type { ResultOf } from '../../core/rpc.ts';
import type { Desk } from '../desk.ts';
import type { Layer } from '../layers/layer.ts';
import { inColumns, type Line, span } from '../terminal/line.ts';
import { type PickerOptions, picker } from './picker.tsx';

type Chart = ResultOf<'chart'>;
type Usage = ResultOf<'chart.usage'>['accounts'][number];
export type Account = Chart['accounts'][number];
export type VatCode = Chart['vatCodes'][number];
export type Journal = Chart['journals'][number];
export type Relation = ResultOf<'relations.find'>[number];

/** What every one of these pickers is told. */
export interface Choice<Item>
  extends Pick<PickerOptions<Item>, 'title' | 'note' | 'onCursor' | 'first' | 'acceptLabel'> {
  /** Whose chart; the only configuration's when there is one. */
  readonly configuration?: string;
  accept(item: Item): void | Promise<void>;
}

const pickerWidth = 76;

interface Used<Item> {
  readonly item: Item;
  readonly usage: Usage | undefined;
}

/** What most accounts that are asked for are: what is sold goes to revenue, what is paid to a clearing account. */
export interface AccountCase {
  readonly prefers?: 'revenue' | 'balance';
}

/** Accounts of the preferred kind come first, and of those the ones that are used most. */
export function accountPicker(desk: Desk, choice: Choice<Account> & AccountCase): Layer {
  const isPreferred = ({ type }: Account) => (type === 'revenue') === ((choice.prefers ?? 'revenue') === 'revenue');
  return usedPicker(desk, choice, {
    items: ({ accounts }, usage) =>
      sortedByUse(accounts, usage.accounts).sort(
        (one, other) => Number(isPreferred(other.item)) - Number(isPreferred(one.item)),
      ),
    text: ({ item, usage }) => `${item.code} ${item.name} ${usage?.lastFor ?? ''}`,
    line: ({ item, usage }, width) => [
      span(inColumns(item.code, 8), 'strong'),
      inColumns(item.name, Math.max(10, Math.floor((width - 8) * 0.5))),
      ...usedFor(desk, usage, width - 8 - Math.max(10, Math.floor((width - 8) * 0.5))),
    ],
  });
}

/** What a code is chosen for. */
export interface VatCase {
  readonly rate?: string | undefined;
  /** UNCL5305: S, Z, E, AE, K, G, O. */
  readonly category?: string | undefined;
}

export function vatCodePicker(desk: Desk, choice: Choice<VatCode> & VatCase): Layer {
  const { t, amount } = desk.translate();
  return usedPicker(desk, choice, {
    items: ({ vatCodes }, usage) =>
      sortedByUse(vatCodes, usage.vatCodes).sort(
        // Codes that fit the case stand first; the others stay reachable, because a rate may be called otherwise.
        (one, other) => fitness(other.item, choice) - fitness(one.item, choice),
      ),
    text: ({ item, usage }) => `${item.code} ${item.name} ${item.rate} ${usage?.lastFor ?? ''}`,
    line: ({ item, usage }, width) => [
      span(inColumns(item.code, 8), 'strong'),
      inColumns(item.name, Math.max(10, width - 50)),
      inColumns(`${amount(item.rate)} %`, 9, 'right'),
      inColumns(`  ${t(item.inclusive ? 'picker.inclusive' : 'picker.exclusive')}`, 12),
      ...usedFor(desk, usage, Math.max(0, width - 29 - Math.max(10, width - 50))),
    ],
  });
}

export function journalPicker(desk: Desk, choice: Choice<Journal>): Layer {
  return picker(desk, {
    ...choice,
    items: async () => (await desk.link.call('chart', ofConfiguration(choice))).journals,
    text: ({ code, name }) => `${code} ${name}`,
    line: ({ code, name, kind }, width) => [
      span(inColumns(code, 8), 'strong'),
      inColumns(name, Math.max(10, width - 24)),
      span(inColumns(desk.translate().word(kind), 16), 'dim'),
    ],
    whyNot: ({ blocked }) => (blocked ? desk.translate().t('picker.blocked') : undefined),
    width: pickerWidth,
  });
}

/** Relations that documents name. The list is long; the daemon searches it. */
export function relationPicker(desk: Desk, choice: Choice<Relation>): Layer {
  const { dateShort } = desk.translate();
  return picker(desk, {
    ...choice,
    items: () => desk.link.call('relations.find', { limit: 200 }),
    text: ({ id, name, place }) => `${name} ${place} ${id}`,
    line: ({ name, place, lastDate }, width) => [
      inColumns(name, Math.max(10, width - 32)),
      span(inColumns(`  ${place}`, 20), 'dim'),
      span(inColumns(lastDate === null ? '' : dateShort(lastDate), 12, 'right'), 'dim'),
    ],
    width: pickerWidth,
  });
}

interface UsedOptions<Item> extends Pick<PickerOptions<Used<Item>>, 'text' | 'line'> {
  items(chart: Chart, usage: ResultOf<'chart.usage'>): Used<Item>[];
}

function usedPicker<Item extends { readonly code: string; readonly blocked: boolean }>(
  desk: Desk,
  choice: Choice<Item>,
  options: UsedOptions<Item>,
): Layer {
  const { onCursor, first, accept, ...rest } = choice;
  return picker<Used<Item>>(desk, {
    ...rest,
    ...options,
    items: async () => {
      const [chart, usage] = await Promise.all([
        desk.link.call('chart', ofConfiguration(choice)),
        desk.link.call('chart.usage', ofConfiguration(choice)),
      ]);
      return options.items(chart, usage);
    },
    whyNot: ({ item }) => (item.blocked ? desk.translate().t('picker.blocked') : undefined),
    ...(onCursor ? { onCursor: (used) => onCursor(used?.item) } : {}),
    ...(first ? { first: ({ item }) => first(item) } : {}),
    width: pickerWidth,
    accept: ({ item }) => accept(item),
  });
}

function sortedByUse<Item extends { readonly code: string; readonly blocked: boolean }>(
  items: readonly Item[],
  usage: readonly Usage[],
): Used<Item>[] {
  const used = new Map(usage.map((one) => [one.code, one]));
  return items
    .map((item) => ({ item, usage: used.get(item.code) }))
    .sort(
      (one, other) =>
        Number(one.item.blocked) - Number(other.item.blocked) ||
        (other.usage?.times ?? 0) - (one.usage?.times ?? 0) ||
        (one.item.code < other.item.code ? -1 : 1),
    );
}

function usedFor(desk: Desk, usage: Usage | undefined, width: number): Line {
  if (!usage || width < 8) return [];
  return [span(inColumns(`  ${desk.translate().t('picker.last-used', { what: usage.lastFor })}`, width), 'dim')];
}

/** How well a code fits: sales codes before others, then the category, then the rate. */
function fitness({ rate, category, side }: VatCode, wanted: VatCase): number {
  const isOfRate = wanted.rate !== undefined && Number(rate) === Number(wanted.rate);
  return (side === 'purchase' ? 0 : 4) + (category === wanted.category ? 2 : 0) + (isOfRate ? 1 : 0);
}

function ofConfiguration({ configuration }: { readonly configuration?: string }): { configuration?: string } {
  return configuration === undefined ? {} : { configuration };
}
