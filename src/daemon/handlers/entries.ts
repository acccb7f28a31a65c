/** Entries: listed, shown, verified, reversed, resolved by hand; the trial balance (spec §5, §10). */

import { type LocalDate, localDate, localTime } from '../../core/calendar.ts';
import type { Configuration } from '../../core/configuration.ts';
import { isBooked } from '../../core/entry.ts';
import { compareEntry } from '../../core/evidence.ts';
import { type Ledger, LedgerReadError } from '../../core/ledger-port.ts';
import { currency, formatAmount } from '../../core/money.ts';
import { referenceFor } from '../../core/reference.ts';
import type { EntryView, MethodName, ParsedParamsOf } from '../../core/rpc.ts';
import { trialBalance } from '../../core/trial-balance.ts';
import { BalanceIndex } from '../engine/balance-index.ts';
import type { EngineContext } from '../engine/context.ts';
import type { EntryHead } from '../engine/fact-index.ts';
import type { HandlersOf } from '../engine/handler.ts';
import { refused } from '../engine/refusal.ts';
import { chartOf, configurationNamed, configurationsOf, propertyOf, targetKey } from '../engine/settings.ts';
import { entryDetailView, entryView, whereToFind } from '../engine/views.ts';
import { Outbox } from '../posting/outbox.ts';
import { payloadOf } from '../posting/payload.ts';
import { originalReference, reversalUnit } from '../posting/reversal.ts';
import { resend, settle } from '../posting/settlement.ts';
import type { EntryRecord } from '../store/records.ts';

type Names = Exclude<Extract<MethodName, `entries.${string}`>, 'entries.facts'> | 'trial-balance';

export const entryHandlers: HandlersOf<Names> = {
  'entries.list': async ({ from, to, state, configuration, limit, offset }, context) => {
    const index = await context.index();
    const heads = [...index.entries()].filter(
      (head) =>
        (from === undefined || head.date >= from) &&
        (to === undefined || head.date <= to) &&
        (state === undefined || head.state === state) &&
        (configuration === undefined || head.configuration === configuration),
    );
    heads.sort((one, other) =>
      one.date !== other.date
        ? one.date < other.date
          ? 1
          : -1
        : other.createdAt - one.createdAt || (one.reference < other.reference ? 1 : -1),
    );
    const rows = [];
    for (const head of heads.slice(offset, offset + limit))
      rows.push(entryView(await load(head, context), await chartFor(head.configuration, context)));
    return { total: heads.length, rows };
  },

  'entries.show': async ({ reference }, context) => {
    const entry = await find(reference, context);
    return detail(entry, context);
  },

  'entries.verify': async ({ reference }, context, who) => {
    const index = await context.index();
    const heads =
      reference === undefined
        ? [...index.entries()].filter((head) => head.state === 'posted' || head.state === 'adopted')
        : [headOf(await find(reference, context), index)];
    const conditions: { reference: string; condition: string; message: string }[] = [];
    for (const head of heads) {
      const entry = await load(head, context);
      if (!isBooked(entry) || entry.remoteId === undefined) continue;
      const { ledger } = await ledgerOf(entry, context);
      const held = await ledger.read(entry.remoteId);
      // A remote 404 is looked for by its reference before it is called removed (rule 17).
      const found =
        held ??
        (await ledger.find({ journal: entry.journal, from: entry.date, to: entry.date, references: [entry.reference] }))
          .hits[0];
      const condition = found ? compareEntry(payloadOf(entry, ledger.capabilities), found) : ('removed' as const);
      if (condition !== entry.condition) {
        const { condition: _before, ...rest } = entry;
        const next: EntryRecord = { ...rest, ...(condition === undefined ? {} : { condition }) };
        await context
          .store()
          .transact(who, (transaction) => transaction.put(`entries/${entry.partition}`, entry.reference, next));
      }
      if (condition) conditions.push({ reference: entry.reference, condition, message: '' });
    }
    return { verified: heads.length, conditions };
  },

  'entries.reverse': async ({ reference, date }, context, who) => {
    const { target } = await find(reference, context);
    return context.inLane(target, () => reverse(reference, date, context, who)).catch(sayUnavailable);
  },

  'entries.resolve': async (params, context, who) => {
    const { target } = await find(params.reference, context);
    return context.inLane(target, () => resolve(params, context, who)).catch(sayUnavailable);
  },

  'trial-balance': async ({ configuration: name, from, to }, context) => {
    const configuration = await configurationNamed(context.store(), name);
    const chart = await chartOf(context.store(), targetKey(configuration));
    const names = new Map(chart.accounts.map((account) => [account.code, account.name]));
    const property = await propertyOf(context.store());
    const moved = await BalanceIndex.of(context.store()).movements(configuration.name);
    const code = currency(property.currency);
    return trialBalance(moved, localDate(from), localDate(to), property.currency).map(
      ({ account, debit, credit, balance }) => ({
        account,
        name: names.get(account) ?? '',
        debit: formatAmount(debit, code),
        credit: formatAmount(credit, code),
        balance: formatAmount(balance, code),
      }),
    );
  },
};

async function reverse(
  reference: string,
  date: string | undefined,
  context: EngineContext,
  who: string,
): Promise<EntryView> {
  const entry = await find(reference, context);
  if (!isBooked(entry) || entry.remoteId === undefined)
    throw refused('refused', { code: 'not-posted', details: { reference, state: entry.state } });
  if (entry.condition !== undefined)
    throw refused('refused', { code: 'entry-condition', details: { reference, condition: entry.condition } });
  // The facts of what it took back are in review: booking them again is their way into the books.
  if (originalReference(entry) !== undefined)
    throw refused('refused', { code: 'is-a-reversal', details: { reference } });
  const { ledger } = await ledgerOf(entry, context);
  const property = await propertyOf(context.store());
  const day = date === undefined ? (entry.date as LocalDate) : localDate(date);
  const unit = reversalUnit(entry.reference);
  const index = await context.index();
  const known = index.unitEntries(entry.target, unit)[0];
  const now = context.kernel.clock.now();
  const outbox = new Outbox(context.store(), context.kernel, ledger, who);
  // One that never took hold is tried again as it is; one that is under way is settled by the next run.
  if (known && known.state !== 'rejected' && known.state !== 'planned')
    throw refused('refused', { code: 'reversed-already', details: { reference } });
  const before = known && (await load(known, context));
  const reversal: EntryRecord = before
    ? { ...before, date: day, state: 'sending', attempts: [...before.attempts, outbox.attempt('reverse')] }
    : {
        reference: referenceFor(entry.target, unit, 1),
        configuration: entry.configuration,
        target: entry.target,
        unit,
        sequence: 1,
        kind: 'memorial',
        journal: entry.journal,
        date: day,
        period: entry.period,
        currency: entry.currency,
        description: `${entry.reference} ↺`,
        total: entry.total,
        lines: entry.lines.map((line) => ({ ...line, debit: line.credit, credit: line.debit })),
        facts: 0,
        state: 'sending',
        partition: localTime(now, property.zone).date.slice(0, 7) as EntryRecord['partition'],
        createdAt: now,
        run: 'reversal',
        attempts: [outbox.attempt('reverse')],
      };
  // The reversal is an entry like any other: its intent is on disk before the call.
  let result = await outbox.reverse(await outbox.record(reversal, { state: 'sending' }));
  if (result.state === 'unknown')
    result = await settle(result, {
      kernel: context.kernel,
      ledger,
      outbox,
      startedAt: context.startedAt,
      patient: false,
      byHand: true,
    });
  if (!isBooked(result))
    throw refused('refused', {
      code: 'reversal-failed',
      details: { reference, message: result.message ?? result.state },
    });
  return entryView(await find(reference, context), await chartFor(entry.configuration, context));
}

/** Deciding by hand what became of an entry whose outcome is not known (rule 20). */
async function resolve(
  { reference, posted, sendAgain }: ParsedParamsOf<'entries.resolve'>,
  context: EngineContext,
  who: string,
): Promise<EntryView> {
  const entry = await find(reference, context);
  if (entry.state !== 'unknown' && entry.state !== 'sending')
    throw refused('refused', { code: 'not-in-doubt', details: { reference, state: entry.state } });
  if ((posted === undefined) === (sendAgain !== true))
    throw refused('usage', { code: 'option-needed', details: { option: '--posted REMOTE, --send-again' } });
  const { ledger } = await ledgerOf(entry, context);
  const outbox = new Outbox(context.store(), context.kernel, ledger, who);
  // Deciding by hand looks afresh first (rule 20); what the look settles needs no deciding.
  const looked = await settle(entry, {
    kernel: context.kernel,
    ledger,
    outbox,
    startedAt: context.startedAt,
    patient: false,
    byHand: true,
  });
  const chart = await chartFor(entry.configuration, context);
  if (looked.state !== 'unknown') return entryView(looked, chart);
  if (posted !== undefined) {
    for (const other of (await context.index()).entries()) {
      if (other.reference === entry.reference || other.target !== entry.target) continue;
      if ((await load(other, context)).remoteId === posted)
        throw refused('refused', { code: 'remote-used', details: { remote: posted, reference: other.reference } });
    }
    const held = await ledger.read(posted);
    if (!held) throw refused('notFound', { code: 'no-such-remote', details: { remote: posted } });
    const condition = compareEntry(payloadOf(entry, ledger.capabilities), held);
    if (condition) throw refused('refused', { code: 'remote-differs', details: { remote: posted, condition } });
    return entryView(await outbox.adopt(entry, { ...held, reference: entry.reference }), chart);
  }
  // A look that found a draft has tried to finish it: that attempt needs its time as well.
  const isFresh = looked.message === 'settling' || looked.attempts.length > entry.attempts.length;
  if (isFresh) throw refused('refused', { code: 'still-settling', details: { reference } });
  return entryView(await resend(looked, { ledger, outbox }), chart);
}

/** Nothing is decided while the package cannot be asked (rule 20). */
function sayUnavailable(error: unknown): never {
  if (!(error instanceof LedgerReadError)) throw error;
  throw refused('refused', { code: 'package-unavailable', details: { message: error.message } });
}

async function find(reference: string, context: EngineContext): Promise<EntryRecord> {
  const head = (await context.index()).entry(reference.toUpperCase());
  if (!head) throw refused('notFound', { code: 'no-such-entry', details: { reference } });
  return load(head, context);
}

async function load(head: EntryHead, context: EngineContext): Promise<EntryRecord> {
  const entry = await context.store().get(`entries/${head.partition}`, head.reference);
  if (!entry) throw new Error(`the index names entry ${head.reference} in ${head.partition}, but it is not there`);
  return entry;
}

function headOf(entry: EntryRecord, index: { entry(reference: string): EntryHead | undefined }): EntryHead {
  const head = index.entry(entry.reference);
  if (!head) throw new Error(`entry ${entry.reference} is not in the index`);
  return head;
}

async function ledgerOf(
  entry: EntryRecord,
  context: EngineContext,
): Promise<{ ledger: Ledger; configuration: Configuration }> {
  const configuration = await configurationNamed(context.store(), entry.configuration);
  return { configuration, ledger: await context.ledger(configuration) };
}

async function chartFor(name: string, context: EngineContext) {
  const configuration = (await configurationsOf(context.store())).find((one) => one.name === name);
  return configuration
    ? chartOf(context.store(), targetKey(configuration))
    : { accounts: [], journals: [], vatCodes: [], costCentres: [], periods: [] };
}

async function detail(entry: EntryRecord, context: EngineContext) {
  const { ledger } = await ledgerOf(entry, context);
  return entryDetailView(
    entry,
    await chartFor(entry.configuration, context),
    whereToFind(ledger.capabilities.whereToFind, entry),
    await context.index(),
    context.store(),
  );
}
