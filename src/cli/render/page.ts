/**
 * A page is data: what is said, in which order and how heavily. Only `draw` (draw.ts) knows the
 * terminal's width and whether it has colours.
 */

export type Tone = 'plain' | 'dim' | 'strong' | 'accent' | 'good' | 'warning' | 'bad';

export interface Span {
  readonly text: string;
  readonly tone: Tone;
}
export type Cell = string | Span;

export interface Column {
  readonly title?: string;
  /** Figures stand to the right, and get the rule above a total. */
  readonly align?: 'left' | 'right';
  /** May be made narrower, its texts cut with `…` or wrapped. Figures never are. */
  readonly flexible?: 'cut' | 'wrap';
  /** Columns below which a flexible column does not go. */
  readonly least?: number;
}

/** Cells; or `rule`, a line under the figures: what follows is a total; or a command that belongs to the row above it. */
export type TableRow = readonly Cell[] | 'rule' | { readonly command: readonly string[] };

export type Row =
  /** One line, cut at the edge. */
  | { readonly kind: 'line'; readonly cells: readonly Cell[]; readonly indent: number }
  /** A text of any length, wrapped between words. */
  | { readonly kind: 'prose'; readonly text: Span; readonly indent: number }
  /** A command to copy: never cut; continued on the next line as a shell reads it. */
  | { readonly kind: 'command'; readonly words: readonly string[]; readonly indent: number }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly TableRow[];
      readonly indent: number;
    };

export type Page = readonly Row[];

export const span = (text: string, tone: Tone): Span => ({ text, tone });
export const line = (...cells: readonly Cell[]): Row => ({ kind: 'line', cells, indent: 1 });
export const blank: Row = { kind: 'line', cells: [], indent: 0 };
export const heading = (text: string): Row => line(span(text, 'strong'));
export const prose = (text: string, tone: Tone = 'plain', indent = 1): Row => ({
  kind: 'prose',
  text: { text, tone },
  indent,
});
export const command = (words: readonly string[], indent = 3): Row => ({ kind: 'command', words, indent });
export const table = (columns: readonly Column[], rows: readonly TableRow[], indent = 1): Row => ({
  kind: 'table',
  columns,
  rows,
  indent,
});
