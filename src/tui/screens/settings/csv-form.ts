/** How the form of a file is shown: by an example instead of letters that stand for something. */

/** Its day and its month cannot be taken for one another by whoever knows the date, and both show a leading nought. */
export const exampleDay = '2026-12-04';

/** The example day as a format of dates writes it: `04-12-2026` for `dd-MM-yyyy`. */
export function written(format: string): string {
  return format.replace('yyyy', '2026').replace('MM', '12').replace('M', '12').replace('dd', '04').replace('d', '4');
}

/** As the encodings are called outside of programs. */
export const encodingNames = { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252' } as const;
