/**
 * The name of a plan: a hash of exactly what would be sent, so that what a person saw and confirmed is what leaves, or
 * nothing does. Each entry under its reference, with its texts and lines, and every fact in it at its revision.
 */

import { hashCharacters } from '../../core/identity.ts';
import type { PlannedContribution, PlannedEntry } from '../../core/plan.ts';
import { toStoredVector } from '../engine/stored-leg.ts';
import { type DraftContext, draftEntry } from './intent.ts';

const nameLength = 24;

export function planName(entries: readonly PlannedEntry[], context: DraftContext): string {
  const named = entries.map((planned) => {
    // When it is made, and by which run, is no part of what is sent.
    const {
      createdAt: _at,
      partition: _month,
      run: _run,
      attempts: _none,
      state: _planned,
      ...sent
    } = draftEntry(planned, context);
    return [sent, planned.contributions.map((contribution) => contributed(contribution, planned))];
  });
  return hashCharacters(JSON.stringify(named), nameLength);
}

function contributed({ fact, leg, revision, vector, pending }: PlannedContribution, { currency }: PlannedEntry) {
  return [fact, leg, revision, toStoredVector(vector, currency), pending.map(({ id, date }) => [id, date])];
}

/** The name of what several configurations would send, each by its own name and that of its plan. */
export function wholePlanName(plans: readonly (readonly [configuration: string, plan: string])[]): string {
  return hashCharacters(JSON.stringify(plans), nameLength);
}
