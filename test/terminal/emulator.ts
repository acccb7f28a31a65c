/** The terminal that a program is shown on: a grid of cells, made of the bytes that the program wrote. */

import { createRequire } from 'node:module';
import type { IBufferCell, Terminal } from '@xterm/headless';
import { characterWidths } from './character-widths.ts';

// The package is CommonJS without names that Node could find.
const { Terminal: Headless } = createRequire(import.meta.url)('@xterm/headless') as typeof import('@xterm/headless');

/** `default` is the terminal's own; 0 to 255 of the palette; `#rrggbb`. */
export type Colour = 'default' | number | `#${string}`;

export interface CellStyle {
  readonly foreground: Colour;
  readonly background: Colour;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
  readonly strikethrough: boolean;
}

export interface Cell {
  /** The character with its marks; a space where nothing was written; empty for the second column of a wide one. */
  readonly text: string;
  readonly width: 0 | 1 | 2;
  readonly style: CellStyle;
}

/** What a person sees of a terminal, at one moment. */
export interface Screen {
  readonly columns: number;
  readonly rows: number;
  /** Every row, without the blanks at its end. */
  readonly lines: readonly string[];
  readonly text: string;
  /** The screen of full-screen programs, which gives back what was there before when they end. */
  readonly isAlternate: boolean;
}

export class Emulator {
  readonly #terminal: Terminal;

  constructor(columns: number, rows: number) {
    this.#terminal = new Headless({ cols: columns, rows, scrollback: 1000, allowProposedApi: true });
    this.#terminal.unicode.register(characterWidths);
    this.#terminal.unicode.activeVersion = characterWidths.version;
  }

  /** Calls `done` when the grid shows the bytes: the emulator reads them in its own time. */
  write(bytes: Uint8Array, done: () => void): void {
    this.#terminal.write(bytes, done);
  }

  /** Calls `send` with what the terminal answers to a program that asks (its kind, the cursor's place). */
  onAnswer(send: (text: string) => void): void {
    this.#terminal.onData(send);
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
  }

  /** The program is in the middle of a frame that it marked as one (`CSI ? 2026 h`): no terminal shows it yet. */
  get isAmidFrame(): boolean {
    return this.#terminal.modes.synchronizedOutputMode;
  }

  get modes(): { readonly applicationCursor: boolean; readonly bracketedPaste: boolean } {
    const { applicationCursorKeysMode, bracketedPasteMode } = this.#terminal.modes;
    return { applicationCursor: applicationCursorKeysMode, bracketedPaste: bracketedPasteMode };
  }

  screen(): Screen {
    const { cols: columns, rows } = this.#terminal;
    const buffer = this.#terminal.buffer.active;
    const lines = Array.from({ length: rows }, (_, row) =>
      (buffer.getLine(buffer.baseY + row)?.translateToString() ?? '').trimEnd(),
    );
    return { columns, rows, lines, text: lines.join('\n'), isAlternate: buffer.type === 'alternate' };
  }

  /** The grid with its styles, row by row. */
  cells(): readonly (readonly Cell[])[] {
    const { cols: columns, rows } = this.#terminal;
    const buffer = this.#terminal.buffer.active;
    return Array.from({ length: rows }, (_, row) => {
      const line = buffer.getLine(buffer.baseY + row);
      return Array.from({ length: columns }, (_none, column) => cellOf(line?.getCell(column)));
    });
  }

  dispose(): void {
    this.#terminal.dispose();
  }
}

export const plainStyle: CellStyle = {
  foreground: 'default',
  background: 'default',
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  inverse: false,
  strikethrough: false,
};

function cellOf(cell: IBufferCell | undefined): Cell {
  if (!cell) return { text: ' ', width: 1, style: plainStyle };
  const width = cell.getWidth() as 0 | 1 | 2;
  return {
    text: width === 0 ? '' : cell.isInvisible() ? ' '.repeat(width) : cell.getChars() || ' ',
    width,
    style: cell.isAttributeDefault()
      ? plainStyle
      : {
          foreground: colourOf(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
          background: colourOf(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
          bold: cell.isBold() !== 0,
          dim: cell.isDim() !== 0,
          italic: cell.isItalic() !== 0,
          underline: cell.isUnderline() !== 0,
          inverse: cell.isInverse() !== 0,
          strikethrough: cell.isStrikethrough() !== 0,
        },
  };
}

function colourOf(isDefault: boolean, isRgb: boolean, value: number): Colour {
  if (isDefault) return 'default';
  return isRgb ? `#${value.toString(16).padStart(6, '0')}` : value;
}
