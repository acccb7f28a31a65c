/** What accounts and VAT codes were used for, beside the chart that they are chosen from. */

import type { HandlersOf } from '../engine/handler.ts';
import { configurationNamed } from '../engine/settings.ts';
import { type Usage, usageOf } from '../engine/usage-index.ts';

export const chartUsageHandlers: HandlersOf<'chart.usage'> = {
  'chart.usage': async ({ configuration }, context) => {
    const { name } = await configurationNamed(context.store(), configuration);
    const { accounts, vatCodes } = await usageOf(name, context.store(), await context.index());
    return { accounts: accounts.map(view), vatCodes: vatCodes.map(view) };
  },
};

function view({ code, times, lastDate, lastFor }: Usage) {
  return { code, times, lastDate, lastFor };
}
