/**
 * Fills a home with months that were booked: the same records, in the same partitions, that importing each month's files
 * and a run every night leave behind, put there in large commits. The embedded book's own file is not written.
 */

import { addDays, type LocalDate, lastDayOf, type Month } from '../../src/core/calendar.ts';
import type { Fact, SalesDocument } from '../../src/core/fact.ts';
import { type Candidate, type PlannedEntry, planEntries } from '../../src/core/plan.ts';
import { type ProposalContext, propose } from '../../src/core/proposal.ts';
import { referenceFor } from '../../src/core/reference.ts';
import type { Engine } from '../../src/daemon/engine/engine.ts';
import { targetKey } from '../../src/daemon/engine/settings.ts';
import { toStoredLeg, toStoredVector } from '../../src/daemon/engine/stored-leg.ts';
import { describe, entryLines, payloadOf } from '../../src/daemon/posting/payload.ts';
import type { EntryContents, EntryRecord, IntakeRecord, RunRecord } from '../../src/daemon/store/records.ts';
import type { Store } from '../../src/daemon/store/store.ts';
import { documentsOf, factOf } from './documents.ts';
import { proposalsOf, sourceId } from './home.ts';

/** Records of one commit. */
const commitRecords = 2_000;

export interface Filled {
  readonly documents: number;
  readonly entries: number;
}

export async function fillHistory(engine: Engine, months: readonly Month[], documentsAMonth: number): Promise<Filled> {
  const store = engine.context.store();
  const { configuration, context } = await proposalsOf(engine);
  const { capabilities, encode } = await boundLedger(engine);
  let owed: Candidate[] = [];
  let documents = 0;
  let entries = 0;
  for (const month of months) {
    const facts = documentsOf(month, documentsAMonth).map((content) => factOf(content, sourceId, month));
    const candidates = [...owed, ...facts.map((fact) => candidateOf(fact, context))];
    const planned = planEntries({
      configuration,
      candidates,
      today: addDays(lastDayOf(month), 1),
      isOpen: () => true,
    });
    if (planned.waiting.length > 0)
      throw new Error(`a generated document waits: ${JSON.stringify(planned.waiting[0])}`);
    const records = planned.entries.map((entry, at): [EntryRecord, EntryContents] => {
      const draft = postedEntry(entry, targetKey(configuration), configuration.name, month, entries + at);
      const { operation, references, bytes } = encode([payloadOf(draft, capabilities)]);
      const transmission = { operation, references, bytes: Buffer.from(bytes).toString('base64') };
      return [{ ...draft, transmission }, contentsOf(draft, entry)];
    });
    await putFacts(store, facts, month);
    await putEntries(store, records, month);
    await putRuns(
      store,
      records.map(([entry]) => entry),
      configuration.name,
      month,
    );
    await store.checkpoint();
    await store.release();
    owed = laterReleases(candidates, month);
    documents += facts.length;
    entries += records.length;
  }
  return { documents, entries };
}

async function boundLedger(engine: Engine) {
  const { configuration } = await proposalsOf(engine);
  const ledger = await engine.context.ledger(configuration);
  return { capabilities: ledger.capabilities, encode: ledger.encode.bind(ledger) };
}

/** What the engine makes of a document that nothing is booked of yet. */
export function candidateOf(fact: Fact<SalesDocument>, context: ProposalContext): Candidate {
  const { legs, journal, description, currency, problems } = propose(fact, undefined, context);
  const [problem] = problems;
  if (problem) throw new Error(`the generated document ${fact.number} has the problem ${problem.code}`);
  return {
    fact: fact.id,
    number: fact.number,
    kind: fact.kind,
    revision: fact.revision,
    currency,
    register: '',
    relation: fact.relation?.name ?? '',
    ...(fact.dueDate === undefined ? {} : { dueDate: fact.dueDate }),
    journal,
    description,
    legs,
    booked: false,
  };
}

/** Releases that fall after this month: what the next months' runs book of documents that are booked now. */
function laterReleases(candidates: readonly Candidate[], month: Month): Candidate[] {
  return candidates.flatMap((candidate) => {
    const legs = candidate.legs.filter((leg) => leg.date > lastDayOf(month));
    return legs.length === 0 ? [] : [{ ...candidate, legs, booked: true }];
  });
}

function postedEntry(
  planned: PlannedEntry,
  target: string,
  configuration: string,
  month: Month,
  ordinal: number,
): EntryRecord {
  const reference = referenceFor(target, planned.unit, 1);
  const at = nightAfter(planned.date);
  const { document } = planned;
  return {
    reference,
    configuration,
    target,
    unit: planned.unit,
    sequence: 1,
    kind: planned.kind,
    journal: planned.journal,
    date: planned.date,
    period: planned.period,
    currency: planned.currency,
    description: describe(planned, 'Park De Waterlelie', 1),
    ...(document
      ? {
          documentNumber: document.number,
          relation: document.relation,
          ...(document.dueDate === undefined ? {} : { dueDate: document.dueDate }),
        }
      : {}),
    ...entryLines(planned),
    facts: new Set(planned.contributions.map(({ fact }) => fact)).size,
    state: 'posted',
    partition: month,
    createdAt: at,
    run: runOf(configuration, planned.date),
    attempts: [
      {
        step: 'post',
        startedAt: at,
        bootId: '00000000000000000000000000000000',
        endedAtMonotonic: ordinal,
        outcome: 'answered',
      },
    ],
    remoteId: `${planned.journal}-${ordinal + 1}`,
    remoteNumber: `${planned.journal}-${ordinal + 1}`,
    stage: 'final',
    postedAt: at + 10,
  };
}

function contentsOf({ reference }: EntryRecord, planned: PlannedEntry): EntryContents {
  return {
    reference,
    contributions: planned.contributions.map(({ fact, leg, revision, vector, pending }) => ({
      fact,
      leg,
      revision,
      vector: toStoredVector(vector, planned.currency),
      pending: pending.map((one) => toStoredLeg(one, planned.currency)),
      stated: { date: planned.date, relation: '' },
    })),
  };
}

async function putFacts(store: Store, facts: readonly Fact<SalesDocument>[], month: Month): Promise<void> {
  for (const part of partsOf(facts)) {
    await store.transact('drop-folder', async (transaction) => {
      for (const fact of part) {
        await transaction.put(`facts/${month}`, fact.id, fact);
        const intake: IntakeRecord = {
          id: fact.revision,
          name: fact.origin,
          hash: fact.revision,
          at: fact.importedAt,
          source: sourceId,
          outcome: 'imported',
          facts: 1,
          problems: [],
        };
        await transaction.put(`intake/${month}`, intake.id, intake);
      }
    });
  }
}

async function putEntries(
  store: Store,
  records: readonly (readonly [EntryRecord, EntryContents])[],
  month: Month,
): Promise<void> {
  for (const part of partsOf(records)) {
    await store.transact('scheduler', async (transaction) => {
      for (const [entry, contents] of part) {
        await transaction.put(`contents/${month}`, entry.reference, contents);
        await transaction.put(`entries/${month}`, entry.reference, entry);
      }
    });
  }
}

/** One run a night, as the scheduler records it. */
async function putRuns(
  store: Store,
  entries: readonly EntryRecord[],
  configuration: string,
  month: Month,
): Promise<void> {
  await store.transact('scheduler', async (transaction) => {
    for (const [date, posted] of Map.groupBy(entries, (entry) => entry.date)) {
      const startedAt = nightAfter(date);
      const run: RunRecord = {
        run: runOf(configuration, date),
        configuration,
        kind: 'automatic',
        asOf: addDays(date, 1),
        startedAt,
        endedAt: startedAt + 1_000,
        outcome: 'done',
        entries: posted.map((entry) => entry.reference),
        documents: posted.reduce((total, entry) => total + entry.facts, 0),
        waiting: [],
        log: posted.map((entry) => ({
          at: startedAt + 500,
          code: 'posted',
          details: { reference: entry.reference },
        })),
      };
      await transaction.put(`runs/${month}`, run.run, run);
    }
  });
}

function runOf(configuration: string, date: LocalDate): string {
  return `auto-${configuration}-${addDays(date, 1)}`;
}

/** Six in the morning after that day. */
function nightAfter(date: LocalDate): number {
  return Date.parse(`${addDays(date, 1)}T05:00:00Z`);
}

function partsOf<Value>(values: readonly Value[]): Value[][] {
  const parts: Value[][] = [];
  for (let at = 0; at < values.length; at += commitRecords) parts.push(values.slice(at, at + commitRecords));
  return parts;
}
