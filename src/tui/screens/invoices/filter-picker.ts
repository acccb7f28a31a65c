/** Filters to choose from: those that were saved, and the words that a filter is made of. */

import type { Desk } from '../../desk.ts';
import type { Layer } from '../../layers/layer.ts';
import { picker } from '../../picker/picker.tsx';
import { inColumns, span } from '../../terminal/line.ts';
import { filterWords } from './filter-words.ts';
import { forgetFilter, saveFilter } from './saved-filters.ts';

export interface FilterPickerOptions {
  /** The filter that there is. */
  readonly present: string;
  /** Given the whole filter as it is after the choice. */
  accept(filter: string): void | Promise<void>;
  /** The same where a value is still to be typed. */
  type(filter: string): void;
}

interface Item {
  /** What is chosen, and what it means. */
  readonly name: string;
  readonly says: string;
  run(): void | Promise<void>;
}

export function filterPicker(desk: Desk, { present, accept, type }: FilterPickerOptions): Layer {
  const { t } = desk.translate();
  const filter = present.trim();
  const joined = (word: string) => (filter === '' ? word : `${filter} ${word}`);
  const items = async (): Promise<readonly Item[]> => {
    const [saved, causes] = await Promise.all([desk.link.call('filters.list', {}), desk.link.call('repairs.list', {})]);
    const known = saved.find((one) => one.filter === filter);
    return [
      ...saved.map((one) => ({ name: one.name, says: one.filter, run: () => accept(one.filter) })),
      ...filterWords(desk, causes).map(({ word, says, isBegun }) => ({
        name: word,
        says,
        run: () => (isBegun ? type(joined(word)) : accept(joined(word))),
      })),
      ...(filter === '' || known
        ? []
        : [{ name: t('filters.save'), says: filter, run: () => desk.layers.open(saveFilter(desk, filter)) }]),
      ...saved.map((one) => ({
        name: t('filters.forget', { name: one.name }),
        says: one.filter,
        run: () => forgetFilter(desk, one.name),
      })),
    ];
  };
  return picker(desk, {
    title: t('filters.title'),
    items,
    text: ({ name, says }) => `${name} ${says}`,
    line: ({ name, says }, width) => {
      const names = Math.min(34, Math.floor(width * 0.5));
      return [span(inColumns(name, names), 'strong'), span(inColumns(`  ${says}`, width - names), 'dim')];
    },
    width: 76,
    accept: (item) => item.run(),
  });
}
