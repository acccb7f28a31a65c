/** Configurations, sources, links and mappings. */

export const settingsScreen = {
  'screen.settings': 'Settings',
} as const;
