/** Around every screen: the row of screens, the bottom line, the palette, help. */

export const frameScreen = {
  'screen.relations': 'Relations',
} as const;
