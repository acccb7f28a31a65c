/** Where the cursor stops in a document: its problems, its lines, and where it was booked. */

import type { DocumentDetailView, ProblemView } from '../../../core/rpc.ts';

export type DocumentLine = DocumentDetailView['lines'][number];
export type Contribution = DocumentDetailView['contributions'][number];

export type Stop =
  | { readonly kind: 'problem'; readonly name: string; readonly problem: ProblemView }
  | { readonly kind: 'line'; readonly name: string; readonly line: DocumentLine }
  | { readonly kind: 'part'; readonly name: string; readonly part: Contribution };

/** In the order in which they stand on the screen; their names stay the same when the document changes. */
export function stopsOf({ problems, lines, contributions }: DocumentDetailView): readonly Stop[] {
  return [
    ...problems.map((problem) => ({ kind: 'problem' as const, name: `${problem.code} ${problem.subject}`, problem })),
    ...lines.map((line) => ({ kind: 'line' as const, name: `line ${line.id}`, line })),
    ...contributions.map((part) => ({ kind: 'part' as const, name: `part ${part.part} ${part.entry ?? ''}`, part })),
  ];
}

/** What a person looks for first: what is missing, then what was guessed. */
export function firstStop(stops: readonly Stop[]): Stop | undefined {
  return (
    stops.find(({ kind }) => kind === 'problem') ??
    stops.find((stop) => stop.kind === 'line' && stop.line.fallback) ??
    stops[0]
  );
}
