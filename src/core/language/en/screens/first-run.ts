/** The first start: from an empty folder to a first booked night. */

export const firstRunScreen = {
  'screen.first-run': 'First steps',
} as const;
