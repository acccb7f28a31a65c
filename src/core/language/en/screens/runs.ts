/** Runs and their logs. */

export const runsScreen = {
  'screen.runs': 'Runs',
} as const;
