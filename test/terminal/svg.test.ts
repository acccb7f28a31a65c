import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { type Cell, type CellStyle, Emulator, plainStyle } from './emulator.ts';
import { svgOf } from './svg.ts';

const golden = join(process.cwd(), 'test', 'terminal', 'golden.svg');

/** The cells of what a program wrote. */
async function drawn(text: string, columns: number, rows: number): Promise<readonly (readonly Cell[])[]> {
  const emulator = new Emulator(columns, rows);
  await new Promise<void>((resolve) => emulator.write(Buffer.from(text), resolve));
  return emulator.cells();
}

const everything = [
  '╭─────────┬──╮ ═══║ ▁▂▃▄▅▆▇█ ▌▐',
  '│ 日本 é  │🏨│ \x1b[31mred\x1b[0m \x1b[1;38;5;208mbold\x1b[0m \x1b[2mdim\x1b[0m',
  '├─────────┼──┤ \x1b[7m inverse \x1b[0m \x1b[48;2;10;20;30m on \x1b[0m',
  '╰─────────┴──╯ \x1b[4munder line\x1b[0m \x1b[3mit\x1b[0m \x1b[9mno\x1b[0m <&>',
].join('\r\n');

test('a picture holds the grid: frames as lines, styles, wide characters in their columns, and the text for readers', async (t) => {
  const svg = svgOf(await drawn(everything, 40, 5), { title: 'All that can be drawn' });
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, svg);
  t.is(svg, readFileSync(golden, 'utf8'));
});

test('each run of text stands at its column and is as long as its columns', async (t) => {
  const svg = svgOf(await drawn('ab c  日x', 12, 1), { title: 'x' });
  const runs = [...svg.matchAll(/<text x="([\d.]+)" y="[\d.]+" textLength="([\d.]+)"[^>]*>([^<]*)</g)];
  t.deepEqual(
    runs.map(([, x, length, text]) => [text, Number(x), Number(length)]),
    [
      ['ab c', 14, 33.6],
      ['日', 64.4, 16.8],
      ['x', 81.2, 8.4],
    ],
  );
});

test('every block and frame character is drawn, not left to a font', async (t) => {
  for (const character of '─━│┃┌┐└┘├┤┬┴┼╴╵╶╷═║╭╮╰╯█▀▐▔▕▁▂▃▄▅▆▇▏▎▍▌▋▊▉') {
    const svg = svgOf(await drawn(character, 1, 1), { title: '' });
    t.regex(svg, /<path class="a" d="M[^"]+"\/>/, character);
    t.notRegex(svg, /textLength/, character);
  }
});

test('colours are those of the palette, and inverse changes both', (t) => {
  const cell = (style: Partial<CellStyle>): Cell => ({ text: 'x', width: 1, style: { ...plainStyle, ...style } });
  const svg = svgOf(
    [
      [
        cell({ foreground: 1 }),
        cell({ foreground: 16 + 36 * 5 + 6 * 2 + 1 }),
        cell({ foreground: 244 }),
        cell({ foreground: '#123456' }),
        cell({ background: 4 }),
        cell({ inverse: true, foreground: 2 }),
      ],
    ],
    { title: '' },
  );
  const rules = /\.a.*(?=<\/style>)/.exec(svg)?.[0];
  t.is(rules, '.a{fill:#ff7b72}.b{fill:#ff875f}.c{fill:#808080}.d{fill:#123456}.e{fill:#161b22}');
  t.deepEqual(
    [...svg.matchAll(/<rect x="[\d.]+" y="\d+" [^>]*fill="(#\w+)"\/>/g)].map(([, fill]) => fill),
    ['#79c0ff', '#56d364'],
  );
});
