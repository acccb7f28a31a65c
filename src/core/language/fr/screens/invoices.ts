import type { invoicesScreen as english } from '../../en/screens/invoices.ts';
import type { Part } from '../../part.ts';

export const invoicesScreen: Part<typeof english> = {
  'screen.invoices': 'Factures',
};
