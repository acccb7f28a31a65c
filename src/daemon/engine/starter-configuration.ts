import type { LocalDate } from '../../core/calendar.ts';
import type { StarterChart } from '../../core/chart.ts';
import type { Configuration } from '../../core/configuration.ts';

/** A configuration on a starter chart, its accounts in their roles: start values that the property's accountant confirms. */
export function starterConfiguration(
  chart: StarterChart,
  own: Pick<Configuration, 'name' | 'authorization' | 'administration' | 'sources' | 'active'> & {
    readonly start: LocalDate;
  },
): Configuration {
  const { receivable, deferredRevenue, deposits, securityDeposits, rounding, tips, vouchers } = chart.roles;
  return {
    ...own,
    mode: 'period',
    frequency: 'day',
    delayDays: 0,
    automatic: false,
    runAt: '06:00',
    reviewPolicy: 'exceptions',
    incomplete: 'leave-out',
    revenueDate: 'recognition',
    memorialJournal: chart.journalRoles.memorial,
    salesJournal: chart.journalRoles.sales,
    noVatCode: chart.noVatCode,
    accounts: { receivable, deferredRevenue, deposits, securityDeposits, rounding, tips, vouchers },
  };
}
