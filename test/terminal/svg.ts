/**
 * A terminal's grid as a picture: a small SVG that needs nothing outside itself, is the same bytes for the same grid, and
 * says its text to whoever cannot see it. Each run of characters stands at its own place with its own length, so that
 * columns stay columns whatever font the reader has.
 */

import { type Drawing, drawingOf, goesOnSideways } from './drawn-characters.ts';
import type { Cell, CellStyle } from './emulator.ts';
import { inkOf, window } from './palette.ts';

export interface SvgOptions {
  /** Shown above the screen, and read out first. */
  readonly title: string;
}

const fontSize = 14;
const cellWidth = 8.4;
const cellHeight = 18;
/** From a cell's top to the line its letters stand on. */
const baseline = 13.5;
const padding = 14;
const barHeight = 34;
const fonts =
  "ui-monospace,SFMono-Regular,Menlo,Consolas,'Cascadia Mono','DejaVu Sans Mono','Liberation Mono',monospace";
/** Letters that every monospaced font has at its own width; another one stands alone, it may come from another font. */
const everyday = /^[\u0020-\u007e\u00a0-\u017f€–—‘’“”…]+$/;

export function svgOf(cells: readonly (readonly Cell[])[], { title }: SvgOptions): string {
  const width = number((cells[0]?.length ?? 0) * cellWidth + 2 * padding);
  const height = number(cells.length * cellHeight + barHeight + padding);
  const drawn = drawnRows(cells);
  const shown = cells.map((row) => textOf(row).trimEnd()).join('\n');
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title screen" xml:space="preserve">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="screen">${escaped(shown.trimEnd())}</desc>`,
    `<style>text{font:${fontSize}px ${fonts};fill:${window.foreground}}path{stroke-width:1.2;fill:none}${drawn.rules}</style>`,
    `<rect x=".5" y=".5" width="${number(width - 1)}" height="${number(height - 1)}" rx="9" fill="${window.background}" stroke="${window.border}"/>`,
    [0, 1, 2].map((dot) => `<circle cx="${20 + dot * 18}" cy="18" r="5" fill="${window.border}"/>`).join(''),
    `<text x="${number(width / 2)}" y="22" text-anchor="middle" style="fill:${window.title};font-size:12px">${escaped(title)}</text>`,
    ...drawn.lines,
    '</svg>',
  ].join('\n')}\n`;
}

/** Backgrounds first, then what stands on them; all lines and blocks of one colour are one path. */
function drawnRows(cells: readonly (readonly Cell[])[]): { lines: string[]; rules: string } {
  const styles = new Map<string, string>();
  const paths = new Map<string, string>();
  const rows = cells.map((row, at) => {
    const y = barHeight + at * cellHeight;
    const texts = inkRuns(row).map((run) => {
      const box = { x: left(run.column), y, width: run.columns * cellWidth, height: cellHeight };
      const drawing = drawingOf([...run.text][0] ?? '', box);
      if (!drawing) return textElement(run, y, className(styles, declarations(run.style, 'text')));
      const name = className(styles, declarations(run.style, drawing.kind));
      paths.set(name, (paths.get(name) ?? '') + drawing.path);
      return '';
    });
    return (
      backgroundRuns(row)
        .map((run) => backgroundElement(run, y))
        .join('') + texts.join('')
    );
  });
  const drawings = [...paths].map(([name, path]) => `<path class="${name}" d="${path}"/>`);
  return {
    lines: [...rows, ...drawings].filter((line) => line !== ''),
    rules: [...styles].map(([rule, name]) => `.${name}{${rule}}`).join(''),
  };
}

interface Run {
  readonly column: number;
  readonly columns: number;
  readonly text: string;
  readonly style: CellStyle;
}

/** What has ink: words that are one blank apart go together, other characters by themselves. */
function inkRuns(row: readonly Cell[]): Run[] {
  const runs: Run[] = [];
  row.forEach(({ text, width, style }, column) => {
    const isBlank = text.trim() === '' && !style.underline && !style.strikethrough;
    if (isBlank || width === 0) return;
    const last = runs.at(-1);
    const blanks = last === undefined ? 0 : column - last.column - last.columns;
    const goesOn =
      last !== undefined &&
      inkStyle(last.style) === inkStyle(style) &&
      (goesOnSideways(text)
        ? blanks === 0 && last.text.startsWith(text)
        : blanks <= 1 && width === 1 && everyday.test(text) && everyday.test(last.text));
    if (!goesOn) runs.push({ column, columns: width, text, style });
    else
      runs[runs.length - 1] = {
        ...last,
        columns: last.columns + blanks + width,
        text: last.text + ' '.repeat(blanks) + text,
      };
  });
  return runs;
}

function backgroundRuns(row: readonly Cell[]): Run[] {
  const runs: Run[] = [];
  row.forEach(({ text, style }, column) => {
    const { background } = inkOf(style);
    if (background === undefined) return;
    const last = runs.at(-1);
    if (last && last.column + last.columns === column && inkOf(last.style).background === background)
      runs[runs.length - 1] = { ...last, columns: last.columns + 1 };
    else runs.push({ column, columns: 1, text, style });
  });
  return runs;
}

function backgroundElement({ column, columns, style }: Run, y: number): string {
  const { background } = inkOf(style);
  return `<rect x="${left(column)}" y="${y}" width="${number(columns * cellWidth)}" height="${cellHeight}" fill="${background}"/>`;
}

function textElement({ column, columns, text }: Run, y: number, name: string): string {
  const length = `textLength="${number(columns * cellWidth)}" lengthAdjust="spacingAndGlyphs"`;
  const named = name === '' ? '' : ` class="${name}"`;
  return `<text x="${left(column)}" y="${number(y + baseline)}" ${length}${named}>${escaped(text)}</text>`;
}

/** Two cells of the same ink may differ in their background, which is drawn apart. */
function inkStyle(style: CellStyle): string {
  return declarations(style, 'text');
}

function declarations(style: CellStyle, kind: 'text' | Drawing['kind']): string {
  const { foreground } = inkOf(style);
  const lines = [style.underline ? 'underline' : '', style.strikethrough ? 'line-through' : '']
    .filter(Boolean)
    .join(' ');
  const isText = kind === 'text';
  return [
    isText && foreground === window.foreground ? '' : `${kind === 'line' ? 'stroke' : 'fill'}:${foreground}`,
    style.dim ? 'opacity:.65' : '',
    isText && style.bold ? 'font-weight:700' : '',
    isText && style.italic ? 'font-style:italic' : '',
    isText && lines !== '' ? `text-decoration:${lines}` : '',
  ]
    .filter((declaration) => declaration !== '')
    .join(';');
}

/** Names in the order of first use: a, b, … z, ba, bb. Plain text needs none. */
function className(styles: Map<string, string>, rule: string): string {
  if (rule === '') return '';
  const known = styles.get(rule);
  if (known !== undefined) return known;
  const name = [...styles.size.toString(26)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
    .join('');
  styles.set(rule, name);
  return name;
}

function textOf(row: readonly Cell[]): string {
  return row.map(({ text }) => text).join('');
}

function left(column: number): number {
  return number(padding + column * cellWidth);
}

function number(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
