import test from 'ava';
import { dayState, markOf, type OpenMark } from '../../src/core/day-state.ts';
import { documentStates } from '../../src/core/document-state.ts';

test('each state of a document leaves its mark on the day, or none', (t) => {
  t.deepEqual(Object.fromEntries(documentStates.map((state) => [state, markOf(state, []) ?? ''])) as unknown, {
    incomplete: 'attention',
    'to-review': 'attention',
    concept: 'attention',
    approved: 'waiting',
    sending: 'waiting',
    exported: '',
    synced: '',
    failed: 'failed',
    unknown: 'unknown',
    excluded: '',
    draft: '',
    cancelled: '',
  });
  const open = { code: 'day-not-final' } as const;
  t.is(markOf('incomplete', [open]), 'moving', 'the source is not done with the day');
  t.is(markOf('incomplete', [open, { code: 'account-missing' }]), 'attention');
});

test('a day is as good as the worst in it', (t) => {
  const of = (booked: number, marks: OpenMark[], isOver = true) => dayState(booked, new Set(marks), isOver);
  t.deepEqual(
    [
      of(0, []),
      of(3, []),
      of(3, ['moving']),
      of(0, ['waiting']),
      of(3, ['waiting']),
      of(3, ['waiting', 'attention']),
      of(3, ['attention', 'failed']),
      of(3, ['failed', 'unknown', 'moving']),
    ],
    ['none', 'booked', 'moving', 'waiting', 'partly', 'attention', 'failed', 'unknown'],
  );
  t.deepEqual(
    [of(0, [], false), of(3, [], false), of(3, ['waiting'], false), of(3, ['attention'], false)],
    ['none', 'moving', 'moving', 'attention'],
    'what waits while the day goes on is not late',
  );
});
