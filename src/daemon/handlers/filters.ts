/** Filters of the document list that were given a name, for all who work in this home. */

import { cleanText } from '../../core/text.ts';
import { command, type HandlersOf } from '../engine/handler.ts';
import { refused } from '../engine/refusal.ts';
import { settingsOf } from '../engine/settings.ts';
import { parsedFilter } from './document-lists.ts';

/** More than anybody finds one among. */
const mostFilters = 100;

export const filterHandlers: HandlersOf<'filters.list' | 'filters.save' | 'filters.remove'> = {
  'filters.list': async (_params, context) =>
    (await settingsOf(context.store(), 'filter'))
      .map(({ name, filter }) => ({ name, filter }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),

  'filters.save': command(
    'filters.save',
    async (params, transaction, context) => {
      const [name, filter] = [cleanText(params.name, 100), cleanText(params.filter)];
      if (name === '') throw refused('usage', { code: 'name-needed', details: {} });
      // One that makes no sense would only say so when somebody needs it.
      parsedFilter(filter);
      const saved = await settingsOf(context.store(), 'filter');
      if (saved.length >= mostFilters && !saved.some((one) => one.name === name))
        throw refused('refused', { code: 'too-many-filters', details: { most: String(mostFilters) } });
      await transaction.put('settings', `filter:${name}`, { type: 'filter', value: { name, filter } });
      return { name, filter };
    },
    async (saved) => saved,
  ),

  'filters.remove': command(
    'filters.remove',
    async ({ name }, transaction, context) => {
      if (!(await context.store().get('settings', `filter:${name}`)))
        throw refused('notFound', { code: 'no-such-filter', details: { name: cleanText(name, 100) } });
      await transaction.remove('settings', `filter:${name}`);
      return { name };
    },
    async (removed) => removed,
  ),
};
