/** Causes that keep documents from being booked, and their repair. */

export const repairsScreen = {
  'screen.repairs': 'Repairs',
} as const;
