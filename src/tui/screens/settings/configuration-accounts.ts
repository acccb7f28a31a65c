/** Where a configuration books: journals, the code for no VAT, and the account of each role. */

import type { ConfigurationView, ResultOf } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import type { PickField } from '../../form/form.tsx';
import type { Layer } from '../../layers/layer.ts';
import { accountPicker, type Choice, journalPicker, vatCodePicker } from '../../picker/chart-pickers.ts';

const roles = [
  'receivable',
  'deferredRevenue',
  'deposits',
  'securityDeposits',
  'rounding',
  'tips',
  'vouchers',
] as const;
/** Without them lines stay without an account, and wait. */
const optionalRoles = ['discount', 'fallback'] as const;

/** Name of the field that holds the account of a role. */
export const roleField = (role: string) => `account.${role}`;

interface Coded {
  readonly code: string;
  readonly name: string;
}

export function bookFields(desk: Desk, one: ConfigurationView, chart: ResultOf<'chart'>): PickField[] {
  const { t, word } = desk.translate();
  /** A field whose value is a code of the chart, chosen in its picker. */
  const coded = (
    field: Pick<PickField, 'name' | 'label' | 'value' | 'heading' | 'optional'>,
    known: readonly Coded[],
    picker: (desk: Desk, choice: Choice<Coded>) => Layer,
  ): PickField => ({
    kind: 'pick',
    ...field,
    show: (value) => [value, known.find(({ code }) => code === value)?.name ?? ''].join(' ').trim(),
    pick: (chosen) =>
      desk.layers.open(
        picker(desk, {
          title: field.label,
          configuration: one.name,
          first: ({ code }) => code === field.value,
          accept: ({ code }) => chosen(code),
        }),
      ),
  });
  const account = (role: string, more: Partial<PickField> = {}) =>
    coded(
      { name: roleField(role), label: word(role), value: one.accounts[role] ?? '', ...more },
      chart.accounts,
      accountPicker,
    );
  return [
    coded(
      { name: 'journal', label: t('setting.memorial'), value: one.memorialJournal, heading: t('setting.books') },
      chart.journals,
      journalPicker,
    ),
    coded(
      { name: 'salesJournal', label: t('setting.sales-journal'), value: one.salesJournal },
      chart.journals,
      journalPicker,
    ),
    coded({ name: 'noVatCode', label: t('setting.no-vat-code'), value: one.noVatCode }, chart.vatCodes, vatCodePicker),
    ...roles.map((role, at) => account(role, at === 0 ? { heading: t('setting.accounts') } : {})),
    ...optionalRoles.map((role) => account(role, { optional: true, hint: t('setting.optional-account') })),
  ];
}
