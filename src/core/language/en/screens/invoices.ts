/** Invoices and receipts, with the proposal of the selected one. */

export const invoicesScreen = {
  'screen.invoices': 'Invoices',
} as const;
