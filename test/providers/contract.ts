/**
 * The contract of the ledger port (src/core/ledger-port.ts), run against every provider. A new package is done when it
 * is green against its sandbox.
 *
 * The harness sets the package up and breaks it; the tests speak to the port only, and read the capabilities where
 * packages may differ.
 */

import test, { type ExecutionContext } from 'ava';
import { addDays, type LocalDate } from '../../src/core/calendar.ts';
import {
  type EntryPayload,
  type Evidence,
  type Ledger,
  type LedgerProvider,
  LedgerReadError,
  type MemberResult,
  type PayloadLine,
  type ProviderContext,
  type Reference,
  type RemoteEntry,
  type WriteOutcome,
} from '../../src/core/ledger-port.ts';
import { currency, formatAmount } from '../../src/core/money.ts';
import { referenceFor } from '../../src/core/reference.ts';

/** One package, set up for one test. */
export interface LedgerBench {
  readonly context: ProviderContext;
  readonly administration: string;
  readonly journal: string;
  /** A code that no journal of the package has. */
  readonly unknownJournal: string;
  /** Three accounts that a memorial may use. */
  readonly accounts: readonly [string, string, string];
  readonly unknownAccount: string;
  readonly vatCode: string;
  readonly noVatCode: string;
  /** In an open period. */
  readonly date: LocalDate;
  /** The next write arrives and is done; its answer is lost. */
  loseNextAnswer(): void;
  /** The next write does not arrive; the sender cannot know. */
  loseNextRequest(): void;
  /** The next batch is done; the answer names its first entry only. Packages without batches have none. */
  readonly loseLaterResults?: () => void;
  /** The sign-in expires. A package without one has none. */
  readonly signOut?: () => void;
  closePeriodOf(date: LocalDate): Promise<void>;
  /** Someone else makes an entry in the package; its reference is any text. */
  plant(entry: Omit<EntryPayload, 'reference'> & { readonly reference: string }): Promise<void>;
  stop(): Promise<void>;
}

export interface LedgerHarness {
  readonly provider: LedgerProvider;
  start(): Promise<LedgerBench>;
}

/** Registers the contract's tests under that name. */
export function ledgerContract(name: string, harness: LedgerHarness): void {
  const contract = (
    title: string,
    run: (t: ExecutionContext, bench: LedgerBench, ledger: Ledger) => Promise<void>,
  ): void => {
    test(`${name}: ${title}`, async (t) => {
      const bench = await harness.start();
      const ledger = await harness.provider.open(bench.context, bench.administration);
      try {
        await run(t, bench, ledger);
      } finally {
        await ledger.close();
        await bench.stop();
      }
    });
  };
  const reopen = (bench: LedgerBench): Promise<Ledger> => harness.provider.open(bench.context, bench.administration);

  contract('the authorization is checked with a real call and lists the administration', async (t, bench) => {
    await harness.provider.verify(bench.context);
    const administrations = await harness.provider.administrations(bench.context);
    t.true(administrations.some(({ id }) => id === bench.administration));
  });

  contract('the identity stays the same, also for who opens it anew', async (t, bench, ledger) => {
    const identity = await ledger.identity();
    t.is(identity.package, harness.provider.name);
    t.is(identity.administration, bench.administration);
    t.deepEqual(await ledger.identity(), identity);
    const again = await reopen(bench);
    t.deepEqual(await again.identity(), identity);
    await again.close();
  });

  contract('the chart names what an entry may use', async (t, bench, ledger) => {
    const chart = await ledger.chart();
    const usable = new Set(chart.accounts.filter(({ blocked }) => !blocked).map(({ code }) => code));
    t.deepEqual(
      bench.accounts.filter((code) => !usable.has(code)),
      [],
    );
    t.false(usable.has(bench.unknownAccount));
    t.true(chart.journals.some(({ code, blocked }) => code === bench.journal && !blocked));
    t.false(chart.journals.some(({ code }) => code === bench.unknownJournal));
    t.is(chart.vatCodes.find(({ code }) => code === bench.noVatCode)?.noVat, true);
  });

  contract('the same entries always make the same bytes', async (t, bench, ledger) => {
    const entry = entryOf(bench, 'bytes');
    const transmission = ledger.encode([entry]);
    t.deepEqual(transmission.references, [entry.reference]);
    t.deepEqual(ledger.encode([structuredClone(entry)]), transmission);
    const again = await reopen(bench);
    t.deepEqual(again.encode([entry]), transmission);
    await again.close();
  });

  contract('no call holds more entries than the package takes', async (t, bench, ledger) => {
    const entries = Array.from({ length: ledger.capabilities.batchSize + 1 }, (_, at) => entryOf(bench, `many ${at}`));
    t.throws(() => ledger.encode(entries), { instanceOf: RangeError });
    t.throws(() => ledger.encode([]), { instanceOf: RangeError });
  });

  contract('a posted entry is read back and found as it was sent, to the cent', async (t, bench, ledger) => {
    const entry = entryOf(bench, 'round trip');
    const posted = await post(t, ledger, entry);
    t.is(posted.stage, ledger.capabilities.postedStage);
    const read = await ledger.read(posted.remoteId);
    t.deepEqual(read && plain(read), expected(entry, posted));
    t.deepEqual((await look(ledger, bench, [entry.reference])).hits.map(plain), [expected(entry, posted)]);
  });

  contract('texts, lines and amounts at the limits of the capabilities survive', async (t, bench, ledger) => {
    const { maxDescriptionLength, maxLinesPerEntry } = ledger.capabilities;
    const text = 'Één nacht à € 9,99 "à la carte" <b>&amp;\\'
      .padEnd(maxDescriptionLength, 'ß')
      .slice(0, maxDescriptionLength);
    const [receivable, revenue] = bench.accounts;
    const count = Math.min(maxLinesPerEntry, 400) - 1;
    const lines: PayloadLine[] = [
      lineOf(bench, receivable, { debit: '9999999999999.99' }, text),
      ...Array.from({ length: count - 1 }, () => lineOf(bench, revenue, { credit: '0.01' }, text)),
      lineOf(bench, revenue, { credit: formatAmount(999_999_999_999_999n - BigInt(count - 1), currency('EUR')) }, text),
    ];
    const entry = { ...entryOf(bench, 'limits'), description: text, lines };
    const posted = await post(t, ledger, entry);
    const read = await ledger.read(posted.remoteId);
    t.deepEqual(read && plain(read), expected(entry, posted));
  });

  contract('what does not exist is not read', async (t, _bench, ledger) => {
    t.is(await ledger.read('no-such-entry'), undefined);
    t.is(await ledger.read('..'), undefined);
  });

  contract('a refused entry is not made, and the refusal names the field', async (t, bench, ledger) => {
    const good = entryOf(bench, 'refused');
    const [first, ...others] = good.lines;
    if (!first) throw new Error('the entry has no lines');
    const unknownAccount = { ...good, lines: [{ ...first, account: bench.unknownAccount }, ...others] };
    const refusal = await refused(t, ledger, unknownAccount);
    t.regex(refusal.message, new RegExp(bench.unknownAccount));
    t.truthy(refusal.field);
    t.not(refusal.code, '');
    const unbalanced = { ...entryOf(bench, 'unbalanced'), lines: [first, ...others.slice(1)] };
    t.truthy((await refused(t, ledger, unbalanced)).field);
    t.truthy((await refused(t, ledger, { ...entryOf(bench, 'journal'), journal: bench.unknownJournal })).field);
    t.deepEqual((await look(ledger, bench)).hits, []);
  });

  contract('a lost answer leaves the outcome unknown, and a look-up shows the entry', async (t, bench, ledger) => {
    const entry = entryOf(bench, 'lost answer');
    bench.loseNextAnswer();
    t.is((await ledger.begin(ledger.encode([entry]))).outcome, 'outcome-unknown');
    const [hit, ...more] = (await look(ledger, bench, [entry.reference])).hits;
    t.deepEqual(more, []);
    t.is(hit?.reference, entry.reference);
    t.deepEqual(hit?.lines, entry.lines);
  });

  contract('a lost request leaves the outcome unknown, and a look-up shows its absence', async (t, bench, ledger) => {
    const entry = entryOf(bench, 'lost request');
    bench.loseNextRequest();
    t.is((await ledger.begin(ledger.encode([entry]))).outcome, 'outcome-unknown');
    const evidence = await look(ledger, bench, [entry.reference]);
    t.deepEqual(evidence.hits, []);
    t.truthy(evidence.control, 'absence without a positive control proves nothing');
    const posted = await post(t, ledger, entry);
    t.is((await look(ledger, bench, [entry.reference])).hits[0]?.remoteId, posted.remoteId);
  });

  contract('the same bytes sent twice are two hits, or the guard finds the first', async (t, bench, ledger) => {
    const entry = entryOf(bench, 'twice');
    const transmission = ledger.encode([entry]);
    const first = await post(t, ledger, entry);
    const [second] = members(await ledger.begin(transmission));
    const hits = (await look(ledger, bench, [entry.reference])).hits.map(({ remoteId }) => remoteId);
    if (second?.result !== 'accepted') {
      t.fail('equal bytes are either taken or found to be there');
    } else if (ledger.capabilities.posting.guard === 'none') {
      t.deepEqual(hits.sort(), [first.remoteId, second.remoteId].sort());
    } else {
      t.is(second.remoteId, first.remoteId);
      t.deepEqual(hits, [first.remoteId]);
    }
  });

  contract('other content under our reference is never taken for ours', async (t, bench, ledger) => {
    const entry = entryOf(bench, 'holder');
    const [a, b] = bench.accounts;
    const other = { ...entry, lines: [lineOf(bench, a, { debit: '5.00' }), lineOf(bench, b, { credit: '5.00' })] };
    await bench.plant(other);
    const [result] = members(await ledger.begin(ledger.encode([entry])));
    const hits = (await look(ledger, bench, [entry.reference])).hits.length;
    if (ledger.capabilities.posting.guard === 'none') {
      t.is(result?.result, 'accepted');
      t.is(hits, 2);
    } else {
      t.is(result?.result, 'rejected');
      t.is(hits, 1);
    }
  });

  contract('references are compared whole', async (t, bench, ledger) => {
    const { reference } = entryOf(bench, 'whole');
    for (const text of [`${reference}4`, `X${reference}`, `A-${reference}`, reference.slice(0, 12)])
      await bench.plant({ ...entryOf(bench, 'whole'), reference: text });
    t.deepEqual((await look(ledger, bench, [reference])).hits, []);
    t.deepEqual((await look(ledger, bench)).hits, []);
  });

  contract('a look-up without references shows all of ours and nobody else’s', async (t, bench, ledger) => {
    const entries = [entryOf(bench, 'one'), entryOf(bench, 'two')];
    await bench.plant({ ...entryOf(bench, 'foreign'), reference: 'INV-2026-118' });
    for (const entry of entries) await post(t, ledger, entry);
    const found = (await look(ledger, bench)).hits.map(({ reference }) => reference);
    t.deepEqual(found.sort(), entries.map(({ reference }) => reference).sort());
  });

  contract('a look-up keeps to its dates, and sees its control outside them', async (t, bench, ledger) => {
    const entry = entryOf(bench, 'dates');
    await post(t, ledger, entry);
    const after = addDays(bench.date, 400);
    const evidence = await ledger.find({ journal: bench.journal, from: after, to: addDays(after, 30) });
    t.deepEqual(evidence.hits, []);
    t.truthy(evidence.control);
  });

  contract('a journal that does not exist has no positive control', async (t, bench, ledger) => {
    const query = { journal: bench.unknownJournal, from: bench.date, to: bench.date };
    const evidence = await ledger.find({ ...query, references: [entryOf(bench, 'nowhere').reference] });
    t.deepEqual(evidence.hits, []);
    t.is(evidence.control, undefined);
  });

  contract('the control is an entry of that journal that can be read', async (t, bench, ledger) => {
    const before = (await look(ledger, bench)).control;
    await post(t, ledger, entryOf(bench, 'control'));
    const after = (await look(ledger, bench)).control;
    for (const control of [before, after]) t.is((await ledger.read(control ?? ''))?.journal, bench.journal);
  });

  contract('a lost sign-in is an error, never an empty list', async (t, bench, ledger) => {
    if (!bench.signOut) {
      t.pass('this package has no sign-in');
      return;
    }
    const entry = entryOf(bench, 'signed out');
    await post(t, ledger, entry);
    bench.signOut();
    const isSignIn = (error: unknown): boolean => error instanceof LedgerReadError && error.cause_ === 'sign-in';
    t.true(isSignIn(await look(ledger, bench, [entry.reference]).catch((error: unknown) => error)));
    t.true(isSignIn(await ledger.identity().catch((error: unknown) => error)));
    t.true(isSignIn(await harness.provider.verify(bench.context).catch((error: unknown) => error)));
    t.not((await ledger.begin(ledger.encode([entryOf(bench, 'later')]))).outcome, 'answered');
  });

  contract('look-ups cover every stage in which an entry can be', async (t, _bench, ledger) => {
    const { findCovers, steps, postedStage } = ledger.capabilities;
    t.true(findCovers.includes(postedStage));
    t.true(findCovers.includes('void'));
    t.true(steps.length === 1 || findCovers.includes('draft'));
  });

  contract('a posting of several steps is taken up by its handle after a restart', async (t, bench, ledger) => {
    const entry = entryOf(bench, 'steps');
    const [begun] = members(await ledger.begin(ledger.encode([entry])));
    if (begun?.result !== 'accepted') throw new Error('the first step was not accepted');
    const { steps, postedStage, findCovers } = ledger.capabilities;
    t.is(begun.next === undefined, steps.length === 1);
    const evidence = await look(ledger, bench, [entry.reference]);
    t.deepEqual(evidence.stagesCovered, findCovers);
    t.deepEqual(
      evidence.hits.map(({ stage, remoteId }) => ({ stage, remoteId })),
      [{ stage: begun.stage, remoteId: begun.remoteId }],
    );
    const restarted = await reopen(bench);
    const finished = await finish(restarted, begun);
    t.is(finished.stage, postedStage);
    // The step's answer may be lost too: taking it again must not do it again.
    if (begun.next) t.is(members(await restarted.resume(entry.reference, begun.next))[0]?.result, 'accepted');
    const hits = (await look(restarted, bench, [entry.reference])).hits;
    t.deepEqual(
      hits.map(({ stage, remoteId }) => ({ stage, remoteId })),
      [{ stage: postedStage, remoteId: begun.remoteId }],
    );
    await restarted.close();
  });

  contract('a lost answer to a later step is found by its stage', async (t, bench, ledger) => {
    if (ledger.capabilities.steps.length === 1) {
      t.pass('this package posts in one step');
      return;
    }
    const entry = entryOf(bench, 'later step');
    const [begun] = members(await ledger.begin(ledger.encode([entry])));
    if (begun?.result !== 'accepted' || !begun.next) throw new Error('there is no second step');
    bench.loseNextRequest();
    t.is((await ledger.resume(entry.reference, begun.next)).outcome, 'outcome-unknown');
    t.deepEqual(
      (await look(ledger, bench, [entry.reference])).hits.map(({ stage }) => stage),
      ['draft'],
    );
    bench.loseNextAnswer();
    t.is((await ledger.resume(entry.reference, begun.next)).outcome, 'outcome-unknown');
    const stages = (await look(ledger, bench, [entry.reference])).hits.map(({ stage }) => stage);
    t.deepEqual(stages, [ledger.capabilities.postedStage]);
  });

  contract(
    'results of a batch are matched by reference; a member without one stays unknown',
    async (t, bench, ledger) => {
      if (ledger.capabilities.batchSize === 1) {
        t.pass('this package takes one entry a call');
        return;
      }
      const good = entryOf(bench, 'batch good');
      const bad = { ...entryOf(bench, 'batch bad'), lines: good.lines.slice(1) };
      const outcome = members(await ledger.begin(ledger.encode([bad, good])));
      t.deepEqual(
        outcome.map(({ reference, result }) => ({ reference, result })),
        [
          { reference: bad.reference, result: 'rejected' },
          { reference: good.reference, result: 'accepted' },
        ],
      );
      if (!bench.loseLaterResults) throw new Error('a harness of a package with batches loses results');
      bench.loseLaterResults();
      const pair = [entryOf(bench, 'first of two'), entryOf(bench, 'second of two')];
      const named = members(await ledger.begin(ledger.encode(pair))).map(({ reference }) => reference);
      t.deepEqual(named, [pair[0]?.reference]);
      const found = (
        await look(
          ledger,
          bench,
          pair.map(({ reference }) => reference),
        )
      ).hits;
      t.is(found.length, 2);
    },
  );

  contract('a reversal takes back every line under a reference of its own', async (t, bench, ledger) => {
    const entry = entryOf(bench, 'reversed');
    const posted = await post(t, ledger, entry);
    const reference = entryOf(bench, 'reversal').reference;
    const date = addDays(bench.date, 1);
    const [reversed] = members(await ledger.reverse(posted.remoteId, reference, date));
    if (reversed?.result !== 'accepted') throw new Error('the reversal was not accepted');
    const read = await ledger.read(reversed.remoteId);
    t.is(read?.reference, reference);
    t.is(read?.date, date);
    t.is(read?.stage, ledger.capabilities.postedStage);
    t.deepEqual(
      read?.lines.map(({ account, vatCode, debit, credit }) => ({ account, vatCode, debit, credit })),
      entry.lines.map(({ account, vatCode, debit, credit }) => ({ account, vatCode, debit: credit, credit: debit })),
    );
    t.deepEqual((await ledger.read(posted.remoteId))?.lines, entry.lines);
  });

  contract('a reversal whose answer is lost is there once', async (t, bench, ledger) => {
    const posted = await post(t, ledger, entryOf(bench, 'reversed once'));
    const reference = entryOf(bench, 'lost reversal').reference;
    bench.loseNextAnswer();
    t.is((await ledger.reverse(posted.remoteId, reference, bench.date)).outcome, 'outcome-unknown');
    const [hit] = (await look(ledger, bench, [reference])).hits;
    const [again] = members(await ledger.reverse(posted.remoteId, reference, bench.date));
    t.is(again?.result === 'accepted' ? again.remoteId : undefined, hit?.remoteId);
    t.is((await look(ledger, bench, [reference])).hits.length, 1);
    const other = entryOf(bench, 'second reversal').reference;
    t.is((await ledger.reverse(posted.remoteId, other, bench.date)).outcome, 'rejected');
  });

  contract('a closed period takes nothing, and says so', async (t, bench, ledger) => {
    const before = await post(t, ledger, entryOf(bench, 'before closing'));
    await bench.closePeriodOf(bench.date);
    const entry = entryOf(bench, 'closed');
    t.is((await refused(t, ledger, entry)).field, 'date');
    t.is((await ledger.reverse(before.remoteId, entry.reference, bench.date)).outcome, 'rejected');
    t.deepEqual((await look(ledger, bench, [entry.reference])).hits, []);
    if (ledger.capabilities.periodInformation) {
      const closed = (await ledger.chart()).periods.filter(({ open }) => !open).map(({ period }) => period);
      t.deepEqual(closed, [bench.date.slice(0, 7)] as typeof closed);
    }
  });
}

/** A balanced entry of four lines; the same name gives the same reference. */
export function entryOf(bench: LedgerBench, name: string): EntryPayload {
  const [receivable, revenue, vat] = bench.accounts;
  return {
    reference: referenceFor(bench.administration, name, 1),
    journal: bench.journal,
    date: bench.date,
    currency: 'EUR',
    kind: 'memorial',
    description: `De Hoeve 22 Nov 2026, ${name}`,
    lines: [
      lineOf(bench, receivable, { debit: '1210.00' }, 'Debiteuren'),
      { ...lineOf(bench, revenue, { credit: '950.05' }, 'Verhuur chalets'), vatCode: bench.vatCode },
      { ...lineOf(bench, revenue, { credit: '49.95' }, 'Bedlinnen, 2 × €'), vatCode: bench.vatCode },
      { ...lineOf(bench, vat, { credit: '210.00' }, 'Btw'), vatCode: bench.vatCode },
    ],
  };
}

function lineOf(
  bench: LedgerBench,
  account: string,
  amount: { debit?: string; credit?: string },
  description = 'line',
): PayloadLine {
  return {
    account,
    vatCode: bench.noVatCode,
    description,
    debit: amount.debit ?? '0.00',
    credit: amount.credit ?? '0.00',
  };
}

type Accepted = MemberResult & { result: 'accepted' };

/** Posts the entry through all its steps. */
async function post(t: ExecutionContext, ledger: Ledger, entry: EntryPayload): Promise<Accepted> {
  const outcome = await ledger.begin(ledger.encode([entry]));
  const [begun, ...more] = members(outcome);
  t.deepEqual(more, []);
  if (begun?.result !== 'accepted') throw new Error(`${entry.reference} was not accepted: ${JSON.stringify(outcome)}`);
  return finish(ledger, begun);
}

async function finish(ledger: Ledger, begun: Accepted): Promise<Accepted> {
  let at = begun;
  while (at.next) {
    const [after] = members(await ledger.resume(at.reference, at.next));
    if (after?.result !== 'accepted') throw new Error(`${at.reference} stopped at step ${at.next.step}`);
    at = after;
  }
  return at;
}

/** The refusal of one entry, whether the package refused the call or the entry in it. */
async function refused(
  t: ExecutionContext,
  ledger: Ledger,
  entry: EntryPayload,
): Promise<{ code: string; message: string; field?: string }> {
  const outcome = await ledger.begin(ledger.encode([entry]));
  if (outcome.outcome === 'rejected') return outcome;
  const [result] = members(outcome);
  if (result?.result === 'rejected') return result;
  t.fail(`not refused: ${JSON.stringify(outcome)}`);
  return { code: '', message: '' };
}

function members(outcome: WriteOutcome): readonly MemberResult[] {
  return outcome.outcome === 'answered' ? outcome.members : [];
}

function look(ledger: Ledger, bench: LedgerBench, references?: readonly Reference[]): Promise<Evidence> {
  const query = { journal: bench.journal, from: bench.date, to: addDays(bench.date, 31) };
  return ledger.find(references === undefined ? query : { ...query, references });
}

/** A read entry without what only the package decides. */
function plain({ remoteNumber: _number, ...entry }: RemoteEntry): Omit<RemoteEntry, 'remoteNumber'> {
  return entry;
}

function expected(entry: EntryPayload, posted: Accepted): Omit<RemoteEntry, 'remoteNumber'> {
  const { reference, journal, date, currency, description, lines } = entry;
  return { remoteId: posted.remoteId, reference, stage: posted.stage, journal, date, currency, description, lines };
}
