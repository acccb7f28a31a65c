import { cleanText } from '../../../core/text.ts';
import type { XmlElement } from './xml-tree.ts';

const aggregates = 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2';
const basics = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';

/**
 * Children by local name in UBL's two component namespaces, whatever their prefixes. Extensions and signatures live in
 * other namespaces and are never seen.
 */
export function all(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter(
    (child) => child.name === name && (child.namespace === basics || child.namespace === aggregates),
  );
}

/** The first element at the path, such as `first(party, 'PostalAddress', 'Country', 'IdentificationCode')`. */
export function first(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let at = parent;
  for (const name of path)
    at = at?.children.find(
      (child) => child.name === name && (child.namespace === basics || child.namespace === aggregates),
    );
  return at;
}

/** Cleaned text of the first element at the path; `undefined` when there is none or it is empty. */
export function textAt(parent: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return cleanText(first(parent, ...path)?.text ?? '') || undefined;
}

/** Value of an attribute. */
export function attribute(element: XmlElement, name: string): string | undefined {
  return Object.hasOwn(element.attributes, name) ? String(element.attributes[name]) : undefined;
}
