/** A run in words: how it went, and what it noted on its way. */

import { sentence } from '../../../cli/messages.ts';
import { decimalSum } from '../../../cli/render/decimal-sum.ts';
import { type CodedReason, reasonStatement } from '../../../core/language/sentences.ts';
import type { Key, Translator } from '../../../core/language/translate.ts';
import type { EntryView, ResultOf, RunView } from '../../../core/rpc.ts';
import { isBooked } from '../../entry/standing.ts';

/** Notes of a run that are no reasons. */
const notes: Readonly<Record<string, Key>> = {
  posted: 'log.posted',
  exported: 'log.exported',
  rejected: 'log.rejected',
  unknown: 'log.unknown',
  planned: 'log.planned',
  'settled-posted': 'log.settled-posted',
  'settled-adopted': 'log.settled-posted',
  'settled-planned': 'log.settled-planned',
  'settled-rejected': 'log.rejected',
  'settled-unknown': 'log.settled-unknown',
  'settled-sending': 'log.settled-unknown',
};

export function noteText(translate: Translator, note: CodedReason): string {
  const key = Object.hasOwn(notes, note.code) ? notes[note.code] : undefined;
  return sentence(key === undefined ? reasonStatement(translate, note) : translate.t(key, note.details));
}

export interface Outcome {
  readonly booked: readonly EntryView[];
  readonly total: string;
}

/** What a run brought into the books. */
export function bookedBy({ entryList }: Pick<ResultOf<'runs.show'>, 'entryList'>, translate: Translator): Outcome {
  const booked = entryList.filter(isBooked);
  const currency = booked[0]?.currency;
  return { booked, total: translate.amount(decimalSum(booked.map(({ total }) => total)), currency) };
}

/** "Booked 1 entry of € 4,724.34, 23 documents; 14 wait." */
export function runSentence(translate: Translator, run: ResultOf<'runs.show'>): string {
  const { booked, total } = bookedBy(run, translate);
  const waiting = run.waiting || undefined;
  return booked.length === 0
    ? translate.t('run.booked-nothing', { waiting })
    : translate.t('run.booked', { entries: booked.length, total, documents: run.documents, waiting });
}

/** Why a run stopped or did nothing, as a sentence; empty when it simply did its work. */
export function runReason(translate: Translator, { reason }: Pick<RunView, 'reason'>): string {
  return reason ? sentence(reasonStatement(translate, reason)) : '';
}
