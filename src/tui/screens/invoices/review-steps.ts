/** The review: approved, put aside, left out, taken in again; of one document or of all that match, the same step. */

import { sentence } from '../../../cli/messages.ts';
import type { DocumentState } from '../../../core/document-state.ts';
import { reasonStatement } from '../../../core/language/sentences.ts';
import type { DocumentView, ParamsOf } from '../../../core/rpc.ts';
import { type Action, bindActions } from '../../actions/action.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { form } from '../../form/form.tsx';
import { undoHint } from '../../frame/undo-hint.ts';
import { confirm } from '../../layers/confirm.tsx';
import { reviewTable } from './actions.ts';
import { insist } from './insist.ts';
import { type Meant, sumText } from './selection.ts';

type ReviewAction = ParamsOf<'documents.review'>['action'];
type One = Pick<DocumentView, 'number' | 'state' | 'entry' | 'excludedReason'>;

const doneKeys = {
  approve: 'review.done.approve',
  exclude: 'review.done.exclude',
  concept: 'review.done.concept',
  include: 'review.done.include',
} as const satisfies Readonly<Record<ReviewAction, string>>;

export interface Reviewed {
  /** The one document that the step is about as far as is known now; several are judged by the daemon. */
  one(): One | undefined;
  meant(): Promise<Meant | undefined>;
  /** Version of the one document that is on the screen. */
  seen?(): string | undefined;
  /** Why there is nothing to review at all. */
  whyNot?(): string | undefined;
  /** Looks again after a refusal. */
  refresh(): Promise<void>;
  /** Looks again after a step: the next key is about what is there then. */
  done(): Promise<void>;
}

/** The keys of the review. */
export function reviewActions(desk: Desk, reviewed: Reviewed): readonly Action[] {
  const deed = (action: ReviewAction) => ({
    whyNot: () => {
      const one = reviewed.one();
      return reviewed.whyNot?.() ?? (one && whyNot(desk, action, one));
    },
    run: () => review(desk, reviewed, action),
  });
  return bindActions(reviewTable, {
    'review.approve': deed('approve'),
    'review.exclude': deed('exclude'),
    'review.concept': deed('concept'),
    'review.include': {
      ...deed('include'),
      hidden: () => {
        const one = reviewed.one();
        return one !== undefined && one.excludedReason === undefined;
      },
    },
  });
}

async function review(desk: Desk, reviewed: Reviewed, action: ReviewAction): Promise<void> {
  const meant = await reviewed.meant();
  if (!meant) return;
  const { t } = desk.translate();
  const name = nameOf(desk, meant);
  // What is on the screen now is what is decided on: a change from elsewhere is a conflict from here on.
  let seen = reviewed.seen?.();
  const take = async (reason?: string) => {
    try {
      await step(desk, { action, meant, name, reason, seen });
    } catch (error) {
      await reviewed.refresh();
      seen = reviewed.seen?.();
      throw error;
    }
    await reviewed.done();
  };
  if (action === 'exclude') {
    desk.layers.open(
      form(desk, {
        title: t('review.exclude-what', { what: name }),
        fields: [
          {
            kind: 'text',
            name: 'reason',
            label: t('column.reason'),
            value: '',
            hint: t('review.reason-hint'),
            validate: (text) => (text === '' ? t('review.reason-needed') : undefined),
          },
        ],
        saveLabel: t('action.review.exclude'),
        save: ({ reason }) => take(reason),
      }),
    );
    return;
  }
  if ('matching' in meant.which) {
    desk.layers.open(
      confirm(desk, {
        title: t(`action.review.${action}`),
        text: t('review.all-that-match', { documents: meant.count, sum: sumText(meant.sums, desk.translate()) }),
        yes: t(`action.review.${action}`),
        run: () => insist(desk, () => take()),
      }),
    );
    return;
  }
  await insist(desk, () => take());
}

interface Step {
  readonly action: ReviewAction;
  readonly meant: Meant;
  readonly name: string;
  readonly reason: string | undefined;
  readonly seen: string | undefined;
}

/** @throws what the daemon refuses. */
async function step(desk: Desk, { action, meant, name, reason, seen }: Step): Promise<void> {
  const commandId = commandName();
  await desk.link.call('documents.review', {
    commandId,
    action,
    which: meant.which,
    ...(reason === undefined ? {} : { reason }),
    ...(seen === undefined ? {} : { seen }),
  });
  const what = desk.translate().t(doneKeys[action], { what: name });
  desk.remember(commandId, what);
  desk.toasts.done(undoHint(desk, what));
}

/** "2026-1187, € 312.50", or "12 documents, € 9,310.00" */
function nameOf(desk: Desk, { only, count, sums }: Meant): string {
  const translate = desk.translate();
  const who = only?.number ?? translate.t('count.documents', { documents: count });
  return [who, sumText(sums, translate)].filter((part) => part !== '').join(', ');
}

const underWay: readonly DocumentState[] = ['sending', 'unknown'];
const approvable: readonly DocumentState[] = ['to-review', 'concept', 'failed', 'exported'];

/** What the daemon would refuse of one document is said before it is asked. */
function whyNot(desk: Desk, action: ReviewAction, { number, state, entry, excludedReason }: One): string | undefined {
  const translate = desk.translate();
  const because = (code: string) => sentence(reasonStatement(translate, { code, details: { number, state } }));
  switch (action) {
    case 'approve':
      if (state === 'incomplete') return because('not-complete');
      return approvable.includes(state) ? undefined : because('not-to-approve');
    case 'concept':
      return underWay.includes(state) ? because('under-way') : undefined;
    case 'exclude':
      if (state === 'excluded') return translate.t('review.excluded-already');
      return entry === null ? undefined : because('booked-reverse-it');
    case 'include':
      return excludedReason === undefined ? translate.t('review.not-excluded') : undefined;
  }
}
