import { type CsvField, type CsvMapping, csvFields, csvRequiredFields } from '../../core/csv-mapping.ts';

/** What is wrong with a mapping, in sentences; none when it can be used. */
export function csvMappingProblems(mapping: CsvMapping): string[] {
  const problems: string[] = [];
  const fields: readonly string[] = csvFields[mapping.kind];
  const has = (field: CsvField): boolean =>
    mapping.columns[field] !== undefined || mapping.defaults[field] !== undefined;
  for (const choice of csvRequiredFields[mapping.kind])
    if (!choice.some(has)) problems.push(`${choice.join(' or ')} has no column; a ${mapping.kind} needs it.`);
  for (const [field, column] of Object.entries(mapping.columns)) {
    if (!fields.includes(field)) problems.push(`"${field}" is not a field of a ${mapping.kind}.`);
    const count = mapping.header.filter((name) => name === column).length;
    if (count === 0) problems.push(`The column "${column}" for ${field} is not in the header.`);
    if (count > 1) problems.push(`The column "${column}" for ${field} is in the header ${count} times; rename one.`);
  }
  for (const field of Object.keys(mapping.defaults))
    if (!fields.includes(field)) problems.push(`"${field}" is not a field of a ${mapping.kind}.`);
  return problems;
}
