/** The first screen: how the night went, and what needs a person. */

export const todayScreen = {
  'screen.today': 'Today',
} as const;
