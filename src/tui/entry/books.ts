/** The books that entries go to, in words: whose they are, and what their journals are for. */

import type { ConfigurationView, EntryView } from '../../core/rpc.ts';
import { type Query, query } from '../daemon/query.ts';
import type { Desk } from '../desk.ts';

export interface Books extends Pick<Query<readonly ConfigurationView[]>, 'get' | 'subscribe' | 'start'> {
  /** Configurations that book. */
  active(): readonly ConfigurationView[];
  /** Administration that a configuration books in: "Exact Online 482913". */
  target(configuration: string): string;
  /** "Memorial (90)" */
  journal(entry: Pick<EntryView, 'configuration' | 'journal'>): string;
  /** The first day that will be due, of one configuration or of all that book. */
  nextDue(configuration?: string): string | undefined;
}

export function books(desk: Desk): Books {
  const { get, subscribe, start } = query(desk.link, 'configurations.list', () => ({}), [
    'settings',
    'runs',
    'entries',
  ]);
  const all = () => get().value ?? [];
  const named = (configuration: string) => all().find(({ name }) => name === configuration);
  const active = () => all().filter((one) => one.active);
  return {
    get,
    subscribe,
    start,
    active,
    target(configuration) {
      const known = named(configuration);
      const { t, word } = desk.translate();
      if (!known) return configuration;
      return known.provider === 'book'
        ? t('books.built-in')
        : `${capital(word(known.provider))} ${known.administration}`;
    },
    journal({ configuration, journal }) {
      const known = named(configuration);
      const { t, word } = desk.translate();
      const kind =
        known?.memorialJournal === journal ? 'memorial' : known?.salesJournal === journal ? 'sales' : undefined;
      return kind === undefined
        ? t('books.journal', { journal })
        : t('books.journal-of', { kind: capital(word(kind)), journal });
    },
    nextDue: (configuration) =>
      (configuration === undefined ? active() : all().filter(({ name }) => name === configuration))
        .flatMap(({ nextDue }) => nextDue ?? [])
        .sort()[0],
  };
}

function capital(word: string): string {
  return word.slice(0, 1).toLocaleUpperCase() + word.slice(1);
}
