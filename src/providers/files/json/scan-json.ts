import { shown } from '../outside-text.ts';
import { refuse } from '../read-failure.ts';

const maxDepth = 100;
const maxDocuments = 200_000;
/** No object of the format has as many; a set of a million keys would cost seconds. */
const maxKeys = 1000;
/** Values of all kinds; a file of the largest size holds half as many. */
const maxValues = 4_000_000;

/** What the parser does not tell. */
export interface ScannedJson {
  /** 1-based line on which each document object opens, in order. */
  readonly documentLines: readonly number[];
}

interface Container {
  readonly kind: 'object' | 'array';
  readonly keys: Set<string>;
  /** The key whose value is being read. */
  key: string | undefined;
}

/**
 * One pass before parsing: bounds depth and counts, finds the line of each document, and refuses a property that is given
 * twice in one object, of which a parser silently takes the last. Everything else that is wrong is the parser's to say.
 */
export function scanJson(text: string): ScannedJson {
  const documentLines: number[] = [];
  const open: Container[] = [];
  let line = 1;
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case newline:
        line += 1;
        break;
      case quote: {
        const end = stringEnd(text, at);
        if (end === -1) return { documentLines };
        const container = open.at(-1);
        if (container?.kind === 'object' && container.key === undefined)
          nameKey(container, text.slice(at + 1, end), line);
        at = end;
        break;
      }
      case comma: {
        const container = open.at(-1);
        if (container) container.key = undefined;
        values += 1;
        if (values > maxValues)
          refuse('too-large', `The file has more than ${maxValues} values; split it into several files.`, { line });
        break;
      }
      case openBrace:
      case openBracket: {
        const kind = text.charCodeAt(at) === openBrace ? 'object' : 'array';
        if (kind === 'object' && isDocument(open)) documentLines.push(line);
        if (documentLines.length > maxDocuments)
          refuse('too-large', `The file has more than ${maxDocuments} documents; split it into several files.`, {
            line,
          });
        open.push({ kind, keys: new Set(), key: undefined });
        if (open.length > maxDepth)
          refuse('too-deep', `Values are nested more than ${maxDepth} deep; no document is. The file is refused.`, {
            line,
          });
        break;
      }
      case closeBrace:
      case closeBracket:
        open.pop();
        break;
    }
  }
  return { documentLines };
}

const newline = 0x0a;
const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** Whether an object that opens here is a document: an element of the outermost array or of `documents`. */
function isDocument(open: readonly Container[]): boolean {
  const [outer, inner] = open;
  if (open.length === 1) return outer?.kind === 'array';
  return open.length === 2 && outer?.kind === 'object' && outer.key === 'documents' && inner?.kind === 'array';
}

function nameKey(container: Container, key: string, line: number): void {
  if (container.keys.has(key))
    refuse(
      'schema',
      `"${shown(key)}" is given twice in one object; which of the two counts is anyone's guess. Remove one.`,
      {
        line,
        field: shown(key),
      },
    );
  container.keys.add(key);
  if (container.keys.size > maxKeys)
    refuse('too-large', `One object has more than ${maxKeys} properties; no document has.`, { line });
  container.key = key;
}

/** Position of the closing quote, or -1. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === quote) return at;
  }
  return -1;
}
