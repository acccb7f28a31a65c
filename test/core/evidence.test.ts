import test from 'ava';
import { compareEntry, isPosted, judge, maySendAgain, strangers } from '../../src/core/evidence.ts';
import type {
  EntryPayload,
  Evidence,
  ExactlyOnce,
  LedgerCapabilities,
  RemoteEntry,
  Stage,
} from '../../src/core/ledger-port.ts';
import { referenceFor } from '../../src/core/reference.ts';
import { date } from './builders.ts';

const reference = referenceFor('book', 'day:2026-03-12:EUR', 1);
const other = referenceFor('book', 'day:2026-03-13:EUR', 1);
const stages: readonly Stage[] = ['draft', 'provisional', 'final', 'void'];

const sent: EntryPayload = {
  reference,
  journal: '90',
  date: date('2026-03-12'),
  currency: 'EUR',
  description: 'Park 2026-03-12',
  kind: 'memorial',
  lines: [
    { account: '1310', vatCode: 'GEEN', description: '', debit: '121.00', credit: '0.00' },
    { account: '8000', vatCode: 'H21', costCentre: 'K1', description: '', debit: '0.00', credit: '100.00' },
    { account: '1520', vatCode: 'H21', description: '', debit: '0.00', credit: '21.00' },
  ],
};

const held = (changes: Partial<RemoteEntry> = {}): RemoteEntry => ({
  remoteId: 'r1',
  reference,
  stage: 'final',
  journal: '90',
  date: date('2026-03-12'),
  currency: 'EUR',
  description: 'whatever the package made of it',
  lines: sent.lines,
  ...changes,
});

const capabilities = (changes: Partial<LedgerCapabilities> = {}) =>
  ({ postedStage: 'final', findCovers: stages, ...changes }) as LedgerCapabilities;

const look = (hits: readonly RemoteEntry[], changes: Partial<Evidence> = {}): Evidence => ({
  hits,
  stagesCovered: stages,
  control: 'r0',
  ...changes,
});

const verdict = (hits: readonly RemoteEntry[], changes: Partial<Evidence> = {}, of = capabilities()) =>
  judge(sent, look(hits, changes), of);

test('one live hit that equals what was sent is present', (t) => {
  t.deepEqual(verdict([held()]), { verdict: 'present', entry: held() });
  t.deepEqual(
    judge(sent, { hits: [held()], stagesCovered: [] }, capabilities()).verdict,
    'present',
    'what is seen needs no control',
  );
});

test('a hit before the stage that counts is half-way', (t) => {
  const draft = held({ stage: 'draft' });
  t.deepEqual(verdict([draft]), { verdict: 'half-way', entry: draft });
  t.is(verdict([held({ stage: 'provisional' })]).verdict, 'half-way');
  t.is(verdict([held({ stage: 'provisional' })], {}, capabilities({ postedStage: 'provisional' })).verdict, 'present');
  t.is(verdict([draft], {}, capabilities({ postedStage: 'draft' })).verdict, 'present');
});

test('two live hits are a duplicate, never the first one wins', (t) => {
  const both = [held(), held({ remoteId: 'r2' })];
  t.deepEqual(verdict(both), { verdict: 'condition', condition: 'duplicate', entries: both });
  t.like(verdict([held(), held({ remoteId: 'r2', stage: 'draft' })]), { condition: 'duplicate' });
});

test('a void hit alone is voided; beside a live one it does not count', (t) => {
  const voided = held({ stage: 'void' });
  t.deepEqual(verdict([voided]), { verdict: 'condition', condition: 'voided', entries: [voided] });
  t.deepEqual(verdict([voided, held({ remoteId: 'r2' })]), { verdict: 'present', entry: held({ remoteId: 'r2' }) });
});

test('a hit that departs from what was sent is a condition, also half-way', (t) => {
  const moved = held({ date: date('2026-03-13'), stage: 'draft' });
  t.deepEqual(verdict([moved]), { verdict: 'condition', condition: 'misplaced', entries: [moved] });
});

test('nothing seen counts only when the same query showed an entry that is known to be there', (t) => {
  t.deepEqual(verdict([]), { verdict: 'not-seen' });
  t.deepEqual(verdict([held({ reference: other })]), { verdict: 'not-seen' }, 'another reference is not ours');
  t.deepEqual(judge(sent, { hits: [], stagesCovered: stages }, capabilities()), {
    verdict: 'no-evidence',
    why: 'no-control',
  });
});

test('nothing seen proves nothing while a stage that the package can show was not looked at', (t) => {
  const covered: readonly Stage[] = ['provisional', 'final', 'void'];
  t.deepEqual(verdict([], { stagesCovered: covered }), { verdict: 'no-evidence', why: 'stages-not-covered' });
  t.deepEqual(
    verdict([], { stagesCovered: covered }, capabilities({ findCovers: covered })),
    { verdict: 'not-seen' },
    'a package that declares no drafts',
  );
});

test('amounts, account, VAT code and cost centre decide; texts and the order and division of lines do not', (t) => {
  t.is(compareEntry(sent, held()), undefined);
  const [first, second, third] = sent.lines;
  if (!first || !second || !third) throw new Error('three lines');
  const lines = (changed: EntryPayload['lines']) => compareEntry(sent, held({ lines: changed }));
  t.is(lines([third, second, first]), undefined);
  t.is(lines([first, { ...second, credit: '60.00' }, { ...second, credit: '40.00' }, third]), undefined);
  t.is(lines([{ ...first, debit: '121', description: 'x' }, second, third]), undefined);
  t.is(
    lines([first, second, third, { ...first, account: '9', debit: '1.00', credit: '1.00' }]),
    undefined,
    'comes to nothing',
  );
  t.is(lines([{ ...first, debit: '121.01' }, second, third]), 'differs');
  t.is(lines([first, { ...second, vatCode: 'L9' }, third]), 'differs');
  t.is(
    lines([first, { account: '8000', vatCode: 'H21', description: '', debit: '0.00', credit: '100.00' }, third]),
    'differs',
  );
  t.is(lines([first, second]), 'differs');
  t.is(lines([first, second, third, { ...first, account: '9' }]), 'differs');
  t.is(lines([{ ...first, debit: '0.00', credit: '121.00' }, second, third]), 'differs');
  t.is(compareEntry(sent, held({ currency: 'USD' })), 'differs');
});

test('an entry in another journal or on another day is misplaced, a void one voided', (t) => {
  t.is(compareEntry(sent, held({ journal: '70' })), 'misplaced');
  t.is(compareEntry(sent, held({ date: date('2026-04-01') })), 'misplaced');
  t.is(compareEntry(sent, held({ stage: 'void', journal: '70' })), 'voided');
});

test('amounts without decimals and with three are compared exactly', (t) => {
  const amount = (debit: string) => [{ account: '1', vatCode: '', description: '', debit, credit: '0' }];
  const equal = (one: string, two: string) =>
    compareEntry({ ...sent, lines: amount(one) }, held({ lines: amount(two) })) === undefined;
  t.true(equal('12100', '12100.00'));
  t.true(equal('1.500', '1.5'));
  t.false(equal('1.501', '1.500'));
  t.false(equal('0.05', '-0.05'));
});

test('a stage counts as posted from the declared one on, void never', (t) => {
  const counts = (postedStage: 'draft' | 'provisional' | 'final') =>
    stages.filter((stage) => isPosted(stage, { postedStage }));
  t.deepEqual(counts('draft'), ['draft', 'provisional', 'final']);
  t.deepEqual(counts('provisional'), ['provisional', 'final']);
  t.deepEqual(counts('final'), ['final']);
});

test('proven absence is answered by sending again only with a guard, or where absence is trusted', (t) => {
  const of = (changes: Partial<ExactlyOnce>): ExactlyOnce => ({
    settleMs: 1,
    gapMs: 1,
    guard: 'none',
    absenceTrusted: false,
    source: 'test',
    ...changes,
  });
  t.false(maySendAgain(of({})));
  t.true(maySendAgain(of({ absenceTrusted: true })));
  t.true(maySendAgain(of({ guard: 'duplicate-reference-refused' })));
  t.true(maySendAgain(of({ guard: 'idempotency-key' })));
});

test('live entries with a reference that the store does not hold are strangers', (t) => {
  const { reference: _none, ...bare } = held({ remoteId: 'r4' });
  const hits = [
    held(),
    held({ remoteId: 'r2', reference: other }),
    held({ remoteId: 'r3', reference: other, stage: 'void' }),
    bare,
  ];
  t.deepEqual(strangers(look(hits), new Set([reference])), [held({ remoteId: 'r2', reference: other })]);
});
