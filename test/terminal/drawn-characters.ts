/**
 * Characters that terminals draw themselves, because no font makes lines meet: frames and blocks, as SVG path data in a
 * cell of the given size.
 */

export interface CellBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Drawing {
  /** Path data. */
  readonly path: string;
  /** Lines are stroked in the text's colour, areas filled. */
  readonly kind: 'line' | 'area';
}

/** Arms from the middle of the cell: up, right, down, left. */
const arms: Readonly<Record<string, string>> = {
  '─': 'rl',
  '━': 'rl',
  '│': 'ud',
  '┃': 'ud',
  '┌': 'rd',
  '┐': 'dl',
  '└': 'ur',
  '┘': 'ul',
  '├': 'urd',
  '┤': 'udl',
  '┬': 'rdl',
  '┴': 'url',
  '┼': 'urdl',
  '╴': 'l',
  '╵': 'u',
  '╶': 'r',
  '╷': 'd',
};
/** Double lines, drawn as two. */
const doubled: Readonly<Record<string, string>> = { '═': 'rl', '║': 'ud' };
/** Round corners: the arms that they join. */
const corners: Readonly<Record<string, readonly [from: 'u' | 'd', to: 'l' | 'r']>> = {
  '╭': ['d', 'r'],
  '╮': ['d', 'l'],
  '╰': ['u', 'r'],
  '╯': ['u', 'l'],
};
/** Left, top, right and bottom of a block, in eighths of the cell. */
const blocks: Readonly<Record<string, readonly [left: number, top: number, right: number, bottom: number]>> = {
  '█': [0, 0, 8, 8],
  '▀': [0, 0, 8, 4],
  '▐': [4, 0, 8, 8],
  '▔': [0, 0, 8, 1],
  '▕': [7, 0, 8, 8],
  ...Object.fromEntries([...'▁▂▃▄▅▆▇'].map((block, at) => [block, [0, 7 - at, 8, 8] as const])),
  ...Object.fromEntries([...'▏▎▍▌▋▊▉'].map((block, at) => [block, [0, 0, at + 1, 8] as const])),
};
/** Between two lines of a double one. */
const gap = 3;

/** @returns `undefined` for a character that is left to the font. */
export function drawingOf(character: string, { x, y, width, height }: CellBox): Drawing | undefined {
  const middle = { x: number(x + width / 2), y: number(y + height / 2) };
  const ends: Readonly<Record<string, string>> = {
    u: `V${number(y)}`,
    d: `V${number(y + height)}`,
    l: `H${number(x)}`,
    r: `H${number(x + width)}`,
  };
  const block = blocks[character];
  if (block) {
    const [left, top, right, bottom] = block.map((eighths, side) =>
      number(side % 2 === 0 ? x + (width * eighths) / 8 : y + (height * eighths) / 8),
    );
    return { kind: 'area', path: `M${left} ${top}H${right}V${bottom}H${left}Z` };
  }
  const corner = corners[character];
  if (corner) {
    const [from, to] = corner;
    const end = number(to === 'l' ? x : x + width);
    return { kind: 'line', path: `M${middle.x} ${ends[from]?.slice(1)}Q${middle.x} ${middle.y} ${end} ${middle.y}` };
  }
  const double = doubled[character];
  if (double === 'rl')
    return { kind: 'line', path: [-gap / 2, gap / 2].map((by) => `M${number(x)} ${middle.y + by}${ends.r}`).join('') };
  if (double === 'ud')
    return { kind: 'line', path: [-gap / 2, gap / 2].map((by) => `M${middle.x + by} ${number(y)}${ends.d}`).join('') };
  const straight = arms[character];
  if (straight === undefined) return undefined;
  if (straight === 'rl') return { kind: 'line', path: `M${number(x)} ${middle.y}${ends.r}` };
  if (straight === 'ud') return { kind: 'line', path: `M${middle.x} ${number(y)}${ends.d}` };
  return { kind: 'line', path: [...straight].map((arm) => `M${middle.x} ${middle.y}${ends[arm]}`).join('') };
}

/** Characters that go on from one cell to the next: several of them in a row are one, drawn as wide as they are. */
export function goesOnSideways(character: string): boolean {
  const block = blocks[character];
  if (block) return block[0] === 0 && block[2] === 8;
  return arms[character] === 'rl' || doubled[character] === 'rl';
}

/** Two decimals at most: what is drawn must not change with the last bit of a sum. */
function number(value: number): number {
  return Math.round(value * 100) / 100;
}
