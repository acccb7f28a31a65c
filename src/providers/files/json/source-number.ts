/** A number as it is written in the JSON source: `10.10` stays `10.10`, and `1e309` does not become Infinity. */
export class SourceNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** `JSON.parse` with every number kept as its source text. @throws SyntaxError */
export function parseKeepingNumbers(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' ? new SourceNumber(context?.source ?? String(value)) : value,
  );
}
