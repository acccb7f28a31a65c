import test from 'ava';
import { attentionKinds, type Need, type ReviewedDocument, reviewNeeds, worstFirst } from '../../src/core/attention.ts';
import { parseDocumentFilter } from '../../src/core/document-filter.ts';
import { todayView } from '../../src/core/rpc/home.ts';

const document = (changes: Partial<ReviewedDocument>): ReviewedDocument => ({
  state: 'to-review',
  problems: [],
  reviews: [],
  amount: 10_000n,
  since: 5,
  ...changes,
});
const fallback = (account: string) => ({ code: 'fallback-account', details: { account } });

test('every kind of the contract has its place in the order', (t) => {
  t.deepEqual([...attentionKinds].sort(), [...todayView.shape.attention.element.shape.kind.options].sort());
});

test('the worst comes first, of a kind the most money, then what has waited longest', (t) => {
  const need = (kind: Need['kind'], amount?: bigint, since?: number): Need => ({
    kind,
    reason: { code: 'x', details: {} },
    count: 1,
    ...(amount === undefined ? {} : { amount }),
    ...(since === undefined ? {} : { since }),
  });
  const sorted = [
    need('outcome-unknown'),
    need('failed', 100n),
    need('blocked', 900n, 7),
    need('blocked', 100n, 3),
    need('blocked', 100n, 7),
    need('behind'),
  ];
  t.deepEqual(worstFirst([...sorted].reverse()), sorted);
});

test('documents to review are put together by why, saying only what is true of all of them', (t) => {
  const needs = reviewNeeds([
    document({ reviews: [fallback('8999')] }),
    document({ reviews: [fallback('8999')], amount: -2_500n, since: 3 }),
    document({ reviews: [{ code: 'changed-after-booking', details: { number: 'F1' } }] }),
    document({ reviews: [{ code: 'changed-after-booking', details: { number: 'F2' } }] }),
    document({
      problems: [{ code: 'duplicate-suspect', subject: 'F3', details: { number: 'F3', other: 'F2' } }],
      reviews: [fallback('8999')],
    }),
    document({ state: 'concept', reviews: [fallback('8999')] }),
  ]);
  t.deepEqual(needs as unknown, [
    {
      kind: 'to-review',
      reason: fallback('8999'),
      filter: 'state:to-review reason:fallback-account',
      count: 2,
      amount: 12_500n,
      since: 3,
    },
    {
      kind: 'to-review',
      reason: { code: 'changed-after-booking', details: {} },
      filter: 'state:to-review reason:changed-after-booking',
      count: 2,
      amount: 20_000n,
      since: 5,
    },
    {
      kind: 'to-review',
      reason: { code: 'duplicate-suspect', details: { number: 'F3', other: 'F2' } },
      filter: 'state:to-review cause:duplicate-suspect',
      count: 1,
      amount: 10_000n,
      since: 5,
    },
    {
      kind: 'to-review',
      reason: { code: 'concept', details: {} },
      filter: 'state:concept',
      count: 1,
      amount: 10_000n,
      since: 5,
    },
  ]);
  for (const { filter = '' } of needs) t.true('filter' in parseDocumentFilter(filter), filter);
});
