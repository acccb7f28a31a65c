/** What came in: imports, and a look at a CSV file before it can. */

import { isKey } from '../../core/language/translate.ts';
import type { ImportResult, ResultOf } from '../../core/rpc.ts';
import { blank, heading, line, type Page, prose, span } from '../render/page.ts';
import { mark } from '../render/state-mark.ts';
import type { Voice } from '../session.ts';
import { nextStep } from './next-step.ts';

export function importPage(voice: Voice, result: ImportResult): Page {
  const { t } = voice.translate;
  const first = result.rejected[0];
  return [
    ...importResultPage(voice, result),
    ...(first
      ? nextStep(voice, t('next.import-again'), ['import', first.path])
      : result.imported + result.revised > 0
        ? nextStep(voice, t('next.dry-run'), ['sync', '--dry-run'])
        : []),
  ];
}

/** What came in, and of what did not, where and why. */
export function importResultPage(voice: Voice, result: ImportResult): Page {
  const { t } = voice.translate;
  return [
    prose(importSentence(voice, result), 'strong'),
    ...(result.rejected.length > 0 ? [blank, heading(t('heading.rejected'))] : []),
    ...result.rejected.flatMap(({ path, line: at, code, message }) => [
      line(mark('failed'), ` ${at === undefined ? path : `${path}:${at}`}  ${headline(voice, code)}`),
      prose(message, 'plain', 3),
    ]),
    ...(result.warnings.length > 0 ? [blank, heading(t('heading.warnings'))] : []),
    ...result.warnings.flatMap(({ path, message }) => [
      line(mark('needs-you'), ` ${path}`),
      prose(message, 'plain', 3),
    ]),
  ];
}

/** Files that could not be read, the latest first, each with where and why. */
export function rejectedFilesPage(voice: Voice, files: ResultOf<'sources.rejected'>): Page {
  const { t, moment } = voice.translate;
  if (files.length === 0) return [prose(t('rejected.none'))];
  return files.flatMap(({ file, at, problems }) => [
    line(mark('failed'), ` ${file}  `, span(moment(at), 'dim')),
    ...problems.map(({ line: place, code, message }) =>
      prose(
        `${place === undefined ? '' : `${place}: `}${message === '' ? headline(voice, code) : message}`,
        'plain',
        3,
      ),
    ),
  ]);
}

/** "12 imported, 3 unchanged. 1 file was rejected." */
export function importSentence({ translate: { t } }: Voice, result: ImportResult): string {
  const files = new Set(result.rejected.map(({ path }) => path)).size;
  return [
    t('import.counts', { imported: result.imported, unchanged: result.unchanged, revised: result.revised }),
    files > 0 ? t('import.rejected', { files }) : '',
  ]
    .join(' ')
    .trim();
}

function headline({ translate }: Voice, code: string): string {
  const key = `read.${code}`;
  return isKey(key) ? translate.t(key) : code;
}

/** What the file looks like, and the mapping that would read it. */
export function detectedPage(
  voice: Voice,
  { suggestion }: ResultOf<'csv-mapping.detect'>,
  savedAs: string | undefined,
): Page {
  const { t } = voice.translate;
  if (suggestion === null) return [prose(t('csv.no-suggestion'))];
  return [
    prose(t('csv.suggestion'), 'strong'),
    blank,
    ...JSON.stringify(suggestion, null, 2)
      .split('\n')
      .map((text) => line(text)),
    ...nextStep(voice, t(savedAs === undefined ? 'csv.save' : 'csv.saved', { file: savedAs ?? '' }), [
      'sources',
      'csv-mapping',
      'add',
      savedAs ?? 'FILE',
    ]),
  ];
}
