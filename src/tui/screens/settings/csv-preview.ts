import type { CsvMapping } from '../../../core/csv-mapping.ts';
import type { ResultOf } from '../../../core/rpc.ts';
import type { Desk } from '../../desk.ts';
import { failureText } from '../../failure-text.ts';
import { type Observed, observable } from '../../state/observable.ts';
import { missing, renamed } from './csv-draft.ts';

export interface PreviewAnswer {
  readonly value: ResultOf<'csv-mapping.preview'> | undefined;
  /** Why there is none, in the operator's language. */
  readonly failure: string | undefined;
  /** It is of a mapping of before. */
  readonly isAsked: boolean;
}

export interface CsvPreview {
  readonly answer: Observed<PreviewAnswer>;
  /** Asks what the mapping makes of the file as it is now. One question at a time; the last one counts. */
  ask(): void;
  end(): void;
}

/** @param options.reread given the mapping with the columns named as the file has them. */
export function csvPreview(
  desk: Desk,
  path: string,
  options: { readonly mapping: () => CsvMapping; readonly reread: (mapping: CsvMapping) => void },
): CsvPreview {
  const answer = observable<PreviewAnswer>({ value: undefined, failure: undefined, isAsked: false });
  let isAsking = false;
  let again = false;
  let isOver = false;
  const work = async () => {
    do {
      again = false;
      const mapping = options.mapping();
      try {
        const value = await desk.link.call('csv-mapping.preview', { path, mapping: { ...mapping } });
        if (isOver) return;
        answer.set({ value, failure: undefined, isAsked: again });
        const fitting = renamed(mapping, value.header);
        if (!again && value.header.some((column, at) => column !== mapping.header[at]) && fitting !== mapping)
          options.reread(fitting);
      } catch (error) {
        if (isOver) return;
        answer.update((now) => ({ ...now, failure: failureText(error, desk.translate()), isAsked: again }));
      }
    } while (again);
  };
  return {
    answer,
    ask() {
      // What is missing is said without the daemon, which would refuse such a mapping.
      if (path === '' || isOver || missing(options.mapping()).length > 0) return;
      again = true;
      answer.update((now) => ({ ...now, isAsked: true }));
      if (isAsking) return;
      isAsking = true;
      void work().finally(() => {
        isAsking = false;
      });
    },
    end() {
      isOver = true;
    },
  };
}
