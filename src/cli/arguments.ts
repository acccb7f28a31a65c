/** Values on the command line, checked before anything is asked of the daemon. A senseless one is wrong usage. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import { isLocalDate } from '../core/calendar.ts';

export function dateArgument(text: string): string {
  if (!isLocalDate(text)) throw new InvalidArgumentError('A date is written as 2026-11-14.');
  return text;
}

/** A date, or `none` to take it away. Stays text: the parser of the command line has no value for nothing. */
export function dateOrNone(text: string): string {
  return text === 'none' ? text : dateArgument(text);
}

/** What `none` stands for. */
export function nullIfNone(text: string): string | null {
  return text === 'none' ? null : text;
}

export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d{1,9}$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`A whole number from ${least} to ${most} is needed.`);
    return value;
  };
}

export function timeArgument(text: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) throw new InvalidArgumentError('A time of day is written as 06:00.');
  return text;
}

export function onOff(text: string): boolean {
  if (text !== 'on' && text !== 'off') throw new InvalidArgumentError('Say on or off.');
  return text === 'on';
}

/** VAT rate with its category: `9`, `9.00`, `9%`, `9,5`, `0/AE`. */
export function rateArgument(text: string): { rate: string; category?: string } {
  const match = /^(\d{1,3}(?:[.,]\d{1,4})?) ?%?(?:\/(S|Z|E|AE|K|G|O))?$/i.exec(text);
  if (!match?.[1])
    throw new InvalidArgumentError(
      'A VAT rate is written as 9, 9.00 or 9%, with its category behind it if need be: 0/AE.',
    );
  const rate = match[1].replace(',', '.');
  return match[2] === undefined ? { rate } : { rate, category: match[2].toUpperCase() };
}

/** `role=account`, several times. */
export function roleAccount(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const match = /^([A-Za-z]{1,40})=(.{0,100})$/.exec(text);
  if (!match?.[1]) throw new InvalidArgumentError('Write it as role=account, such as receivable=1310.');
  return { ...before, [match[1]]: match[2] ?? '' };
}

export function several(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

/** An option that takes one of these words. */
export function oneOf(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, description).choices(words);
}

/** `--from` and `--to`. */
export function withRange(command: Command): Command {
  return command.option('--from <date>', 'first day', dateArgument).option('--to <date>', 'last day', dateArgument);
}

/** `--limit` and `--offset`; without a limit a list is whole. */
export function withWindow(command: Command): Command {
  return command
    .option('--limit <number>', 'at most so many rows', wholeNumber(1, 1_000_000))
    .option('--offset <number>', 'leave out so many rows first', wholeNumber(0, 100_000_000));
}

export interface RangeOptions {
  readonly from?: string;
  readonly to?: string;
}

export interface WindowOptions {
  readonly limit?: number;
  readonly offset?: number;
}
