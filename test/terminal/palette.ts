/** The colours a picture of a terminal is drawn in; programs name most of them by number only. */

import type { CellStyle, Colour } from './emulator.ts';

/** Dark, with enough contrast for text on it (WCAG AA), as terminals are set up today. */
export const window = { background: '#161b22', foreground: '#d7dde5', border: '#3d444d', title: '#8b949e' } as const;

/** The sixteen that every terminal lets its user choose. */
const ansi: readonly string[] = [
  '#484f58',
  '#ff7b72',
  '#56d364',
  '#e3b341',
  '#79c0ff',
  '#d2a8ff',
  '#56d4dd',
  '#d7dde5',
  '#8b949e',
  '#ffa198',
  '#7ee787',
  '#f2cc60',
  '#a5d6ff',
  '#e2c5ff',
  '#b3f0ff',
  '#ffffff',
];
const cubeLevels: readonly number[] = [0, 95, 135, 175, 215, 255];

export interface Ink {
  readonly foreground: string;
  /** `undefined`: the window's own. */
  readonly background: string | undefined;
}

export function inkOf({ foreground, background, inverse }: CellStyle): Ink {
  const over = hexOf(foreground);
  const under = hexOf(background);
  if (inverse) return { foreground: under ?? window.background, background: over ?? window.foreground };
  return { foreground: over ?? window.foreground, background: under };
}

/** xterm's 256 colours: the sixteen, a cube of 6 × 6 × 6, and 24 greys. */
function hexOf(colour: Colour): string | undefined {
  if (colour === 'default') return undefined;
  if (typeof colour === 'string') return colour;
  const own = ansi[colour];
  if (own !== undefined) return own;
  if (colour >= 232) return rgb(...grey(8 + (colour - 232) * 10));
  const at = colour - 16;
  const level = (step: number) => cubeLevels[step % 6] ?? 0;
  return rgb(level(Math.floor(at / 36)), level(Math.floor(at / 6)), level(at));
}

function grey(level: number): [number, number, number] {
  return [level, level, level];
}

function rgb(...channels: readonly [number, number, number]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
