/**
 * The name of a plan: a hash of exactly what would be sent, so that what a person saw and confirmed is what leaves, or
 * nothing does. Each entry under its reference, with its texts and lines, and every fact in it at its revision.
 */

import { hashCharacters } from '../../core/identity.ts';
import type { PlannedContribution, PlannedEntry } from '../../core/plan.ts';
import { type DraftContext, draftEntry } from './intent.ts';

const nameLength = 24;

export function planName(entries: readonly PlannedEntry[], context: DraftContext): string {
  const named: string[] = [];
  for (const planned of entries) {
    // When it is made, and by which run, is no part of what is sent.
    const {
      createdAt: _at,
      partition: _month,
      run: _run,
      attempts: _none,
      state: _planned,
      ...sent
    } = draftEntry(planned, context);
    named.push(JSON.stringify(sent));
    for (const contribution of planned.contributions) named.push(contributed(contribution));
  }
  return hashCharacters(named.join('\n'), nameLength);
}

/** A month has ten thousand of them: written without more ado than telling any two apart takes. */
function contributed({ fact, leg, revision, vector, pending }: PlannedContribution): string {
  let text = `${fact} ${leg} ${revision}`;
  for (const [key, amount] of vector) text += `|${key}=${amount}`;
  for (const { id, date } of pending) text += `|${id}@${date}`;
  return text;
}

/** The name of what several configurations would send, each by its own name and that of its plan. */
export function wholePlanName(plans: readonly (readonly [configuration: string, plan: string])[]): string {
  return hashCharacters(JSON.stringify(plans), nameLength);
}
