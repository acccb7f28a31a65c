import { type Attributes, type Element, xml2js } from 'xml-js';
import { cleanText } from '../../../core/text.ts';
import { shown } from '../outside-text.ts';
import { refuse } from '../read-failure.ts';
import { scanXml } from './xml-scan.ts';

/** An element with its namespace resolved. */
export interface XmlElement {
  readonly namespace: string;
  /** Local name, without prefix. */
  readonly name: string;
  readonly attributes: Readonly<Attributes>;
  readonly children: readonly XmlElement[];
  /** Own text and CDATA, trimmed; not yet cleaned. */
  readonly text: string;
  /** 1-based line of the start tag. */
  readonly line: number;
}

/** Prefix (`''` for the default) to namespace URI, as declared on this element and round it. */
type Scope = ReadonlyMap<string, string>;

/** Parses XML text into its root element, after the bounds and refusals of {@link scanXml}. */
export function parseXml(text: string): XmlElement {
  const scanned = scanXml(text);
  const root = parsed(scanned.text).elements?.find((node) => node.type === 'element');
  if (!root) return refuse('not-xml', 'The file holds no XML element; export it again.', { line: 1 });
  let ordinal = 0;

  function resolve(node: Element, outer: Scope): XmlElement {
    const line = scanned.lines[ordinal++] ?? 1;
    const attributes = node.attributes ?? {};
    const scope = scopeOf(attributes, outer);
    const qualified = node.name ?? '';
    const colon = qualified.indexOf(':');
    const prefix = colon === -1 ? '' : qualified.slice(0, colon);
    const namespace = scope.get(prefix);
    if (namespace === undefined && prefix !== '')
      refuse('not-xml', `The prefix "${shown(prefix)}" is used but never declared (xmlns); export the file again.`, {
        line,
      });
    const children: XmlElement[] = [];
    let own = '';
    for (const inner of node.elements ?? []) {
      if (inner.type === 'element') children.push(resolve(inner, scope));
      else own += inner.type === 'cdata' ? (inner.cdata ?? '') : String(inner.text ?? '');
    }
    const name = colon === -1 ? qualified : qualified.slice(colon + 1);
    return { namespace: namespace ?? '', name, attributes, children, text: own.trim(), line };
  }

  return resolve(root, new Map());
}

function parsed(text: string): Element {
  try {
    // Non-compact: the compact form loses the order and mangles elements named like object members.
    return xml2js(text, {
      compact: false,
      // Without it the parser deletes a property of every element, which costs more than the link.
      addParent: true,
      ignoreComment: true,
      ignoreDeclaration: true,
      ignoreInstruction: true,
    }) as Element;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = /\nLine: (\d+)/.exec(message)?.[1];
    return refuse(
      'not-xml',
      `This is not well-formed XML: ${cleanText(message.split('\n')[0] ?? '', 120)} Export the file again.`,
      // The parser counts lines from zero.
      line === undefined ? {} : { line: Number(line) + 1 },
    );
  }
}

function scopeOf(attributes: Attributes, outer: Scope): Scope {
  let scope: Map<string, string> | undefined;
  for (const name in attributes) {
    if (!name.startsWith('xmlns') || (name.length > 5 && name[5] !== ':')) continue;
    scope ??= new Map(outer);
    scope.set(name.slice(6), String(attributes[name]));
  }
  return scope ?? outer;
}
