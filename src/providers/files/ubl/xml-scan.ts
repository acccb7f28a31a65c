import { shown } from '../outside-text.ts';
import { refuse } from '../read-failure.ts';

const maxDepth = 100;
/** An invoice of ten thousand lines has a third of this; the tree of more would cost the machine its memory. */
const maxElements = 500_000;
const maxAttributes = 200;
const maxTagLength = 65_536;
/** The parser takes comments letter by letter; a longer one is left out. */
const longComment = 1000;
const attachment = 'EmbeddedDocumentBinaryObject';

/** Entity references that mean something without a DTD. Everything else is refused or is a bare `&`. */
const strangeEntity = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)([A-Za-z_][\w.-]{0,40};)?/;

/** What the scan hands to the parser. */
export interface ScannedXml {
  /** The text with embedded attachments emptied and long comments left out; its line breaks are kept, so that line numbers stay true. */
  readonly text: string;
  /** 1-based line of each start tag, in document order. */
  readonly lines: readonly number[];
}

/**
 * One cheap pass before anything is built: refuses a DOCTYPE and entities (an entity bomb must not be expanded even
 * once), bounds depth, elements and attributes, notices a truncated file, and drops the content of embedded
 * attachments (a PDF of 20 MB would cost seconds in the tree and is never read).
 */
export function scanXml(text: string): ScannedXml {
  const lines: number[] = [];
  const open: { name: string; line: number }[] = [];
  const kept: string[] = [];
  const newlines = newlineCounter(text);
  const mayHoldEntities = text.includes('&');
  let keptFrom = 0;
  let at = 0;

  /** Leaves out what lies between two positions, except its line breaks. */
  const cut = (from: number, to: number): void => {
    const lineBefore = newlines(from);
    kept.push(text.slice(keptFrom, from), '\n'.repeat(newlines(to) - lineBefore));
    keptFrom = to;
  };

  for (let lt = text.indexOf('<'); lt !== -1; lt = text.indexOf('<', at)) {
    const line = newlines(lt);
    if (mayHoldEntities) refuseEntities(text.slice(at, lt), line);
    const special = specialEnd(text, lt, line);
    if (special !== undefined) {
      if (special === -1) truncated(newlines(text.length), open);
      if (special - lt > longComment && text.startsWith('<!--', lt)) cut(lt, special);
      at = special;
      continue;
    }
    if (text.charCodeAt(lt + 1) === slash) {
      const gt = text.indexOf('>', lt);
      if (gt === -1) truncated(newlines(text.length), open);
      close(open, text.slice(lt + 2, gt).trim(), line);
      at = gt + 1;
      continue;
    }
    const gt = tagEnd(text, lt, line);
    if (gt === -1) truncated(newlines(text.length), open);
    if (mayHoldEntities) refuseEntities(text.slice(lt, gt), line);
    at = gt + 1;
    lines.push(line);
    if (lines.length > maxElements)
      refuse('too-large', `The file has more than ${maxElements} elements; split it into several files.`, { line });
    if (text.charCodeAt(gt - 1) === slash) continue;
    const name = nameOf(text, lt + 1);
    open.push({ name, line });
    if (open.length > maxDepth)
      refuse('too-deep', `Elements are nested more than ${maxDepth} deep; no invoice is. The file is refused.`, {
        line,
      });
    if (!name.endsWith(attachment)) continue;
    const end = text.indexOf('</', at);
    if (end === -1) truncated(newlines(text.length), open);
    cut(at, end);
    at = end;
  }
  if (open.length > 0) truncated(newlines(text.length), open);
  return { text: kept.length === 0 ? text : kept.join('') + text.slice(keptFrom), lines };
}

const slash = 0x2f;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const greaterThan = 0x3e;

/** Position after a comment, CDATA section or processing instruction; -1 when it does not end; `undefined` for a tag. */
function specialEnd(text: string, lt: number, line: number): number | undefined {
  const after = (mark: string, from: number): number => {
    const end = text.indexOf(mark, from);
    return end === -1 ? -1 : end + mark.length;
  };
  if (text.charCodeAt(lt + 1) === 0x3f) return after('?>', lt + 2);
  if (text.charCodeAt(lt + 1) !== 0x21) return undefined;
  if (text.startsWith('<!--', lt)) return after('-->', lt + 4);
  if (text.startsWith('<![CDATA[', lt)) return after(']]>', lt + 9);
  if (/^<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(text.slice(lt, lt + 10)))
    return refuse(
      'xml-entities-refused',
      'The file has a document type declaration (DOCTYPE), which can hide harmful entities and has no place in an invoice. Export it without one.',
      { line },
    );
  if (lt + 9 >= text.length) return -1;
  return refuse('not-xml', `"${shown(text.slice(lt, lt + 20))}" is not XML; export the file again.`, { line });
}

/** Position of the `>` that ends the start tag; -1 when the text ends first. A `>` inside quotes is content. */
function tagEnd(text: string, lt: number, line: number): number {
  let quote = 0;
  let attributes = 0;
  for (let at = lt + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === greaterThan) return at;
    else if (code === doubleQuote || code === singleQuote) {
      quote = code;
      attributes += 1;
    }
    if (attributes > maxAttributes || at - lt > maxTagLength)
      return refuse('too-large', 'One element has more attributes than any invoice needs; the file is refused.', {
        line,
      });
  }
  return -1;
}

const tagName = /[^\s/>]*/y;

function nameOf(text: string, from: number): string {
  tagName.lastIndex = from;
  return tagName.exec(text)?.[0] ?? '';
}

function close(open: { name: string; line: number }[], name: string, line: number): void {
  const last = open.pop();
  if (last?.name === name) return;
  const expected = last ? `</${shown(last.name)}> (opened on line ${last.line})` : 'no closing tag';
  refuse('not-xml', `Found </${shown(name)}> where ${expected} was expected; export the file again.`, { line });
}

function truncated(line: number, open: readonly { name: string; line: number }[]): never {
  const last = open.at(-1);
  const inside = last ? ` inside <${shown(last.name)}>, which opens on line ${last.line}` : '';
  return refuse(
    'xml-truncated',
    `The file ends on line ${line}${inside}: it was probably cut off on its way. Export or copy it again.`,
    { line },
  );
}

function refuseEntities(text: string, line: number): void {
  const match = strangeEntity.exec(text);
  if (!match) return;
  if (match[1] === undefined)
    refuse('not-xml', 'A bare & stands in the text; in XML it is written &amp;. Export the file again.', { line });
  refuse(
    'xml-entities-refused',
    `The entity &${shown(match[1] ?? '')} is refused: only &amp; &lt; &gt; &quot; &apos; and numeric characters are read. Export without entities.`,
    { line },
  );
}

/** 1-based line of a position. Positions must be asked for in ascending order: the text is walked once. */
function newlineCounter(text: string): (position: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (position) => {
    while (next !== -1 && next < position) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
