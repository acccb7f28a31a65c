/** Relations, found as somebody types (spec §8). */

import { foldText } from '../../core/search-text.ts';
import type { HandlersOf } from '../engine/handler.ts';
import { type KnownRelation, relationsOf } from '../engine/relation-index.ts';

export const relationHandlers: HandlersOf<'relations.find'> = {
  'relations.find': async ({ search, limit }, context) => {
    const words = foldText(search).split(/\s+/).filter(Boolean);
    const found: KnownRelation[] = [];
    for (const { relation, search: text } of await relationsOf(context.store())) {
      if (found.length === limit) break;
      if (words.every((word) => text.includes(word))) found.push(relation);
    }
    return found.map((relation) => ({ ...relation }));
  },
};
