/** A name as it is compared: without case, diacritics, punctuation and legal form's dots (spec §5: normalised). */
export function normalName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b(b v|n v|v o f)\b/g, (form) => form.replaceAll(' ', ''))
    .trim();
}
