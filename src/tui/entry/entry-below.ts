import type { Key } from '../../core/language/translate.ts';
import type { EntryDetailView } from '../../core/rpc.ts';
import type { Desk } from '../desk.ts';
import { type Line, span } from '../terminal/line.ts';
import { wrapped } from '../terminal/wrapped.ts';
import { ledgerMessage } from './ledger-message.ts';

/** Steps that packages take, and ours. */
const steps: Readonly<Record<string, Key>> = {
  create: 'step.create',
  post: 'step.post',
  adopt: 'step.adopt',
  reverse: 'step.reverse',
};

/** Where an entry is found, under what name, and what was tried: the latest first. */
export function entryBelow(desk: Desk, entry: EntryDetailView, width: number): Line[] {
  const translate = desk.translate();
  const { t, word, moment } = translate;
  const told = (text: string) => wrapped(text, width - 2, 'dim').map((line): Line => [' ', ...line]);
  return [
    [],
    ...told(t('entry.where-found', { where: entry.whereToFind, reference: entry.reference })),
    ...told(entry.description),
    ...(entry.attempts.length === 0 ? [] : [[], [span(` ${t('heading.attempts')}`, 'dim')]]),
    ...entry.attempts.toReversed().map(({ at, step, outcome, message }): Line => {
      const name = Object.hasOwn(steps, step) ? steps[step] : undefined;
      return [
        `   ${moment(at)}  ${name === undefined ? step : t(name)}`,
        outcome === null ? '' : `  ${word(outcome)}`,
        span(message === undefined ? '' : `  ${ledgerMessage(message, translate)}`, 'dim'),
      ];
    }),
  ];
}
