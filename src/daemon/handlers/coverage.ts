/** What is sold, and on which account it is booked: what has none can be repaired before its first invoice (spec §4). */

import { mappedAccount } from '../../core/account-order.ts';
import { addDays, localTime } from '../../core/calendar.ts';
import type { FactLine } from '../../core/fact.ts';
import { currency, formatAmount, parseAmount } from '../../core/money.ts';
import type { ProposalContext } from '../../core/proposal.ts';
import { Breathing } from '../engine/breathing.ts';
import type { EngineContext } from '../engine/context.ts';
import type { FactHead } from '../engine/fact-index.ts';
import type { HandlersOf } from '../engine/handler.ts';
import { configurationFor, configurationsOf, propertyOf } from '../engine/settings.ts';

const daysBack = 365;

interface Sold {
  readonly kind: string;
  readonly subject: string;
  readonly name: string;
  revenue: bigint;
  readonly documents: Set<string>;
  lastSold: string;
  account: string | null;
}

export const coverageHandlers: HandlersOf<'coverage'> = {
  coverage: async (_params, context) => {
    const property = await propertyOf(context.store());
    const code = currency(property.currency);
    const since = addDays(localTime(context.kernel.clock.now(), property.zone).date, -daysBack);
    const sold = new Map<string, Sold>();
    for await (const { head, line, proposals } of linesSold(since, code, context)) {
      const { item } = line;
      if (!item) continue;
      const key = `${item.kind}:${item.id}`;
      const mapped = (kind: 'levy' | typeof item.kind) =>
        mappedAccount(kind, item.id, head.date, proposals.accountMappings);
      const account = line.account ?? mapped('levy') ?? mapped(item.kind) ?? null;
      const known = sold.get(key) ?? {
        kind: item.kind,
        subject: item.id,
        name: item.name ?? item.id,
        revenue: 0n,
        documents: new Set(),
        lastSold: head.date,
        account,
      };
      known.revenue += parseAmount(line.net, code);
      known.documents.add(head.id);
      if (head.date >= known.lastSold) Object.assign(known, { lastSold: head.date, account });
      sold.set(key, known);
    }
    return [...sold.values()].sort(byNeed).map(({ documents, revenue, ...row }) => ({
      ...row,
      documents: documents.size,
      revenue: formatAmount(revenue, code),
    }));
  },
};

/** What has no account first, then what brings most. */
function byNeed(one: Sold, other: Sold): number {
  const difference = other.revenue - one.revenue;
  return (
    Number(one.account !== null) - Number(other.account !== null) || (difference > 0n ? 1 : difference < 0n ? -1 : 0)
  );
}

async function* linesSold(
  since: string,
  code: string,
  context: EngineContext,
): AsyncGenerator<{ head: FactHead; line: FactLine; proposals: ProposalContext }> {
  const store = context.store();
  const [documents, configurations] = [await context.documents(), await configurationsOf(store)];
  const breathing = new Breathing(context.kernel.clock);
  for (const head of documents.heads()) {
    if (breathing.isDue) await breathing.pause();
    if (head.date < since || head.kind === 'payment' || head.kind === 'posting' || head.currency !== code) continue;
    const configuration = configurationFor(head, configurations);
    const fact = configuration && (await store.get(`facts/${head.partition}`, head.id));
    if (!fact || !('vat' in fact)) continue;
    const proposals = await documents.context(configuration);
    for (const line of fact.lines) yield { head, line, proposals };
  }
}
