import test from 'ava';
import { assess, type Booked, notBooked } from '../../src/core/assess.ts';
import type { Configuration, Review } from '../../src/core/configuration.ts';
import type { EntryState } from '../../src/core/entry.ts';
import type { DocumentFact } from '../../src/core/fact.ts';
import { propose } from '../../src/core/proposal.ts';
import { difference, vectorOf } from '../../src/core/vector.ts';
import {
  accountMapping,
  configuration,
  context,
  date,
  invoice,
  line,
  outside,
  payment,
  review,
  stayInvoice,
  vat,
} from './builders.ts';

const vatAccounts = new Set(['1520', '1521']);

interface Case {
  readonly review?: Partial<Review>;
  readonly booked?: Booked;
  readonly duplicateOf?: string;
  readonly policy?: Configuration['reviewPolicy'];
  readonly fallback?: boolean;
}

function judged(document: DocumentFact, given: Case = {}) {
  const accounts = { ...configuration().accounts, ...(given.fallback ? { fallback: '8999' } : {}) };
  const of = context({ accounts, reviewPolicy: given.policy ?? 'exceptions' });
  const edits = given.review && review(document, given.review);
  return assess(
    document,
    propose(document, edits, of),
    edits,
    given.booked ?? notBooked,
    given.duplicateOf,
    of.configuration,
    vatAccounts,
  );
}

/** What is said of it in a line: state, problems, reasons to look, and whether it may be booked. */
function told(document: DocumentFact, given: Case = {}): string {
  const { state, problems, reviews, bookable } = judged(document, given);
  return [state, ...problems.map(({ code }) => code), ...reviews.map(({ code }) => code), bookable ? 'bookable' : '']
    .filter(Boolean)
    .join(' ');
}

const held = (state: EntryState): Booked => ({ state, live: true, changed: false, difference: new Map() });
/** `before` was booked; the difference is to what is proposed of `now`. */
const changed = (before: DocumentFact, now: DocumentFact, edits?: Partial<Review>, more = context()): Booked => {
  const lines = (document: DocumentFact, changes?: Partial<Review>) =>
    document.status === 'cancelled'
      ? []
      : propose(document, changes && review(document, changes), more).legs.flatMap((leg) => leg.lines);
  return {
    state: 'posted',
    live: true,
    changed: true,
    difference: difference(vectorOf(lines(now, edits)), vectorOf(lines(before))),
  };
};

const whole = stayInvoice();
const incomplete = invoice([line('10.00', 'BIKE')], [vat('21', '10.00', '2.10')]);

test('a whole document is approved and may be booked', (t) => {
  t.deepEqual(judged(whole), { state: 'approved', problems: [], reviews: [], bookable: true });
});

test('what is missing makes it incomplete, whatever else may be said of it', (t) => {
  t.is(told(incomplete), 'incomplete account-missing');
  t.is(told(incomplete, { policy: 'never' }), 'incomplete account-missing');
  t.is(told(incomplete, { review: { approvedRevision: incomplete.revision } }), 'incomplete account-missing');
  t.is(told(incomplete, { review: { concept: true } }), 'incomplete account-missing');
});

test('what the source calls draft or cancelled, and what the operator left out, is not booked', (t) => {
  t.is(told(stayInvoice({ status: 'draft' })), 'draft');
  t.is(told(stayInvoice({ status: 'cancelled' })), 'cancelled');
  t.is(told(whole, { review: { excluded: { reason: 'test booking' } } }), 'excluded');
});

test('the policy decides who looks: always, on exceptions, never', (t) => {
  t.is(told(whole, { policy: 'always' }), 'to-review policy-always');
  t.is(told(whole, { policy: 'exceptions' }), 'approved bookable');
  t.is(told(incomplete, { fallback: true, policy: 'exceptions' }), 'to-review fallback-account');
  t.is(told(incomplete, { fallback: true, policy: 'always' }), 'to-review policy-always fallback-account');
  t.is(told(incomplete, { fallback: true, policy: 'never' }), 'approved bookable');
  t.is(told(whole, { policy: 'always', review: { approvedRevision: whole.revision } }), 'approved bookable');
  t.is(
    told(whole, { policy: 'always', review: { approvedRevision: stayInvoice({ reference: 'old' }).revision } }),
    'to-review policy-always',
    'another revision was approved',
  );
});

test('a document half-way reviewed is a concept', (t) => {
  t.is(told(whole, { review: { concept: true } }), 'concept');
});

test('a suspected duplicate is reviewed, never dropped, until it is approved; where the policy is never it is booked', (t) => {
  const duplicateOf = '2026-117';
  t.deepEqual(judged(whole, { duplicateOf }), {
    state: 'to-review',
    problems: [{ code: 'duplicate-suspect', subject: '2026-118', details: { number: '2026-118', other: '2026-117' } }],
    reviews: [],
    bookable: false,
  });
  t.is(told(whole, { duplicateOf, policy: 'always' }), 'to-review duplicate-suspect policy-always');
  t.is(told(whole, { duplicateOf, policy: 'never' }), 'approved bookable');
  t.is(told(whole, { duplicateOf, review: { approvedRevision: whole.revision } }), 'approved bookable');
  t.is(told(whole, { duplicateOf, booked: held('posted') }), 'synced', 'what is booked is no longer suspected');
  t.is(told(incomplete, { duplicateOf }), 'incomplete account-missing duplicate-suspect');
});

test('what an entry holds takes its state from that entry', (t) => {
  const states = (['posted', 'adopted', 'exported', 'sending', 'unknown'] as const).map((state) =>
    told(whole, { booked: held(state) }),
  );
  t.deepEqual(states, ['synced', 'synced', 'exported', 'sending', 'unknown outcome-unknown']);
  t.is(told(whole, { booked: { ...notBooked, state: 'rejected' } }), 'failed bookable');
  t.is(told(incomplete, { booked: { ...notBooked, state: 'rejected' } }), 'incomplete account-missing');
});

test('what is under way is frozen, changed or not', (t) => {
  const change = changed(whole, stayInvoice({ total: '1209.99' }));
  t.is(told(whole, { booked: { ...change, state: 'sending' } }), 'sending');
  t.is(told(whole, { booked: { ...change, state: 'unknown' } }), 'unknown outcome-unknown');
});

test('what was reversed waits for a person and is not booked again by itself, although it was approved before', (t) => {
  const booked: Booked = { ...notBooked, state: 'reversed' };
  const reversed = { reversed: 'NA0123456789A' };
  for (const policy of ['exceptions', 'never'] as const)
    t.is(told(whole, { booked, policy, review: reversed }), 'to-review operator-reversed', policy);
  const approved = { approvedRevision: whole.revision };
  t.is(told(whole, { booked, review: { ...reversed, ...approved } }), 'to-review operator-reversed');
  t.is(told(whole, { booked, review: approved }), 'approved bookable', 'approving it again takes the mark away');
});

test('a booked document whose total or VAT changed waits for a person under every policy', (t) => {
  const dearer = invoice(
    [line('1100.00', 'CHALET', { id: '1', recognition: { from: date('2026-04-02'), to: date('2026-04-02') } })],
    [vat('21', '1100.00', '231.00')],
  );
  for (const policy of ['always', 'exceptions', 'never'] as const)
    t.is(told(dearer, { booked: changed(whole, dearer), policy }), 'to-review changed-after-booking', policy);
  t.is(
    told(dearer, { booked: changed(whole, dearer), review: { approvedRevision: dearer.revision } }),
    'approved bookable',
  );
  const recoded = { lines: { '1': { vatCode: 'L9' } } };
  t.is(
    told(whole, { booked: changed(whole, whole, recoded), review: recoded, policy: 'never' }),
    'to-review changed-after-booking',
  );
});

test('a VAT code without VAT that changed is a change of VAT too', (t) => {
  const charged = invoice([line('10.00', 'CHALET', { id: '1', vatRate: '0', vatCategory: 'AE' })]);
  const recoded = { lines: { '1': { vatCode: 'VRIJ' } } };
  t.is(
    told(charged, { booked: changed(charged, charged, recoded), review: recoded }),
    'to-review changed-after-booking',
  );
});

test('a change of account or cost centre alone follows the policy', (t) => {
  const moved = { lines: { '1': { account: '8010', costCentre: 'K1' } } };
  const booked = changed(whole, whole, moved);
  t.is(told(whole, { booked, review: moved, policy: 'exceptions' }), 'approved bookable');
  t.is(told(whole, { booked, review: moved, policy: 'never' }), 'approved bookable');
  t.is(told(whole, { booked, review: moved, policy: 'always' }), 'to-review changed-after-booking');
});

const receipt = (method: string, tip: string) =>
  invoice([outside(tip, 'tip', { id: '1' })], [], {
    kind: 'receipt',
    payments: [{ method, amount: tip }],
  });

test('the total of a receipt that was paid at once counts as any other; how it was paid does not', (t) => {
  const now = receipt('card', '6.00');
  t.is(told(now, { booked: changed(receipt('card', '5.00'), now) }), 'to-review changed-after-booking');
  t.is(told(now, { booked: changed(receipt('cash', '6.00'), now) }), 'approved bookable');
});

test('a payment of another amount waits; one on another clearing account follows the policy', (t) => {
  const now = payment({ amount: '110.00' });
  t.is(told(now, { booked: changed(payment(), now) }), 'to-review changed-after-booking');
  const moved = { lines: { '1': { account: '2000' } } };
  t.is(told(payment(), { booked: changed(payment(), payment(), moved), review: moved }), 'approved bookable');
});

test('a document withdrawn after it was booked waits to be reversed, under every policy', (t) => {
  const withdrawn = stayInvoice({ status: 'cancelled' });
  const booked = changed(whole, withdrawn);
  for (const policy of ['always', 'exceptions', 'never'] as const)
    t.is(told(withdrawn, { booked, policy }), 'to-review withdrawn-after-booking', policy);
  t.is(told(withdrawn, { booked, review: { approvedRevision: withdrawn.revision } }), 'approved bookable');
});

test('a booked document that cannot be proposed any more names what is missing', (t) => {
  t.is(told(incomplete, { booked: { ...held('posted'), changed: true } }), 'incomplete account-missing');
  const repaired = context({}, [accountMapping('product', 'BIKE', '8999')]);
  t.deepEqual(propose(incomplete, undefined, repaired).problems, []);
});
