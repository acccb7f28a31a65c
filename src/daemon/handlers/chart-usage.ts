/** What accounts and VAT codes were used for, beside the chart that they are chosen from. */

import type { HandlersOf } from '../engine/handler.ts';
import { configurationNamed } from '../engine/settings.ts';
import { usageOf } from '../engine/usage-index.ts';

export const chartUsageHandlers: HandlersOf<'chart.usage'> = {
  'chart.usage': async ({ configuration }, context) => {
    const { name } = await configurationNamed(context.store(), configuration);
    const { accounts, vatCodes } = await usageOf(name, context.store(), await context.index());
    return { accounts: [...accounts], vatCodes: [...vatCodes] };
  },
};
