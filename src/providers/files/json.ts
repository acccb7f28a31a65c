import { isUtf8 } from 'node:buffer';
import type { ReadFact } from '../../core/fact.ts';
import type { ReadProblem, ReadResult } from '../../core/read-problem.ts';
import { cleanText } from '../../core/text.ts';
import { contentFrom } from './json/content.ts';
import { whereOf } from './json/head.ts';
import { scanJson } from './json/scan-json.ts';
import { schemaProblems } from './json/schema-problems.ts';
import { parseKeepingNumbers } from './json/source-number.ts';
import { documentSchema } from './json-schema.ts';
import { identifier, shown } from './outside-text.ts';
import { attempt, ReadFailure, refuse, refuseAll } from './read-failure.ts';
import type { ReaderSettings } from './reader-settings.ts';
import { firstBadUtf8Line } from './utf8-fault.ts';

/** Reading on after this many problems would only repeat them. */
const enoughProblems = 20;

/** Reads a file of the own JSON format (see json-schema.ts): `{"documents": […]}`, a bare array, or one document. */
export function readJson(
  bytes: Uint8Array,
  settings: Pick<ReaderSettings, 'zone' | 'dayEndsAtMinutes'>,
): ReadResult<ReadFact[]> {
  return attempt(() => {
    const text = decoded(bytes);
    const { documentLines } = scanJson(text);
    const { documents, prefix } = documentsOf(parsed(text));
    const facts: ReadFact[] = [];
    const problems: ReadProblem[] = [];
    const seen = new Map<string, string>();
    for (const [index, document] of documents.entries()) {
      const line = documentLines[index] ?? 1;
      const result = attempt(() => factFrom(document, prefix(index), line, settings));
      if (result.ok) {
        const { fact, id } = result.value;
        const known = seen.get(`${fact.content.kind}|${id}`);
        if (known !== undefined)
          problems.push({
            code: 'duplicate-id',
            line,
            document: id,
            message: `Two documents are ${fact.content.kind} "${id}": ${known} and line ${line}. Give each its own id, or leave one out.`,
          });
        seen.set(`${fact.content.kind}|${id}`, `line ${line}`);
        facts.push(fact);
      } else problems.push(...result.problems);
      if (problems.length >= enoughProblems) break;
    }
    refuseAll(problems);
    return facts;
  });
}

function factFrom(
  document: unknown,
  prefix: string,
  line: number,
  settings: Pick<ReaderSettings, 'zone' | 'dayEndsAtMinutes'>,
): { fact: ReadFact; id: string } {
  const result = documentSchema.safeParse(document);
  if (!result.success)
    throw new ReadFailure(schemaProblems(result.error.issues, document, prefix, { line, ...statedId(document) }));
  const where = whereOf(prefix, shown(result.data.id), line);
  const id = identifier(result.data.id, where.named('id'));
  return { fact: { sourceId: id, content: contentFrom(result.data, where, settings), line }, id };
}

function statedId(document: unknown): { document?: string } {
  const id = document !== null && typeof document === 'object' && 'id' in document ? document.id : undefined;
  return typeof id === 'string' && shown(id) !== '' ? { document: shown(id) } : {};
}

function decoded(bytes: Uint8Array): string {
  if (!isUtf8(bytes))
    refuse('encoding', 'This line holds bytes that are not UTF-8; JSON is always UTF-8. Save the file as UTF-8.', {
      line: firstBadUtf8Line(bytes),
    });
  return new TextDecoder('utf-8').decode(bytes);
}

function parsed(text: string): unknown {
  try {
    return parseKeepingNumbers(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = /\(line (\d+) column (\d+)\)/.exec(error.message);
    const atEnd = /end of JSON input/.test(error.message);
    const line = at ? Number(at[1]) : text.split('\n').length;
    const way = atEnd
      ? 'The file ends too early: it was probably cut off on its way. Copy it again.'
      : 'Correct it where the file is made.';
    return refuse('not-json', `This is not JSON: ${cleanText(error.message, 160)}. ${way}`, { line });
  }
}

function documentsOf(root: unknown): { documents: readonly unknown[]; prefix: (index: number) => string } {
  if (Array.isArray(root)) return { documents: root, prefix: (index) => `[${index}]` };
  if (root === null || typeof root !== 'object')
    return refuse('schema', 'The file holds a single value; a document, or a list of documents, is expected.', {
      line: 1,
    });
  if (!('documents' in root)) return { documents: [root], prefix: () => '' };
  const { documents, ...others } = root;
  const strange = Object.keys(others).filter((name) => name !== '$schema');
  if (strange.length > 0)
    refuse('schema', `"${shown(strange[0] ?? '')}" is not known beside "documents"; remove it.`, {
      field: shown(strange[0] ?? ''),
    });
  if (!Array.isArray(documents))
    return refuse('schema', '"documents" must be a list in square brackets.', { field: 'documents' });
  return { documents, prefix: (index) => `documents[${index}]` };
}
