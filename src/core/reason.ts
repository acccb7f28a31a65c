/** Why something is as it is: a stable code, and the words its sentence needs. The language catalogue words it. */
export interface Reason {
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
}
