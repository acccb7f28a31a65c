/** What keeps documents from being booked, each cause with the documents that it holds (spec §4). */

import { currency, formatAmount } from '../../core/money.ts';
import { type Cause, causesOf } from '../../core/problem.ts';
import type { CauseView } from '../../core/rpc.ts';
import type { EngineContext } from './context.ts';
import { openDocumentsOf } from './open-documents.ts';
import { propertyOf } from './settings.ts';
import { instantText } from './views.ts';

/** Numbers of documents that a cause or an effect is illustrated by. */
export const mostExamples = 3;

export async function currentCauses(context: EngineContext): Promise<Cause[]> {
  const open = await (await openDocumentsOf(context)).all();
  return causesOf(
    open.map(({ head, outlook, total }) => ({
      id: head.id,
      currency: head.currency,
      total,
      problems: outlook.problems,
    })),
  );
}

export async function causeViews(context: EngineContext): Promise<CauseView[]> {
  const [index, property] = [await context.index(), await propertyOf(context.store())];
  return (await currentCauses(context)).map((cause) => {
    // A cause in another currency alone is shown in that currency.
    const [only] = Object.keys(cause.amounts);
    const shown = property.currency in cause.amounts ? property.currency : (only ?? property.currency);
    const heads = cause.documents.flatMap((id) => index.fact(id) ?? []);
    return {
      code: cause.code,
      subject: cause.subject,
      details: { ...cause.details },
      documents: cause.documents.length,
      since: instantText(heads.reduce((since, { importedAt }) => Math.min(since, importedAt), Number.MAX_SAFE_INTEGER)),
      amount: formatAmount(cause.amounts[shown] ?? 0n, currency(shown)),
      currency: shown,
      examples: heads.slice(0, mostExamples).map(({ number }) => number),
    };
  });
}
