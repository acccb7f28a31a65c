/** What was booked, and the trial balance. */

export const entriesScreen = {
  'screen.entries': 'Entries',
} as const;
