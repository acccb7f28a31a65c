import { z } from 'zod';
import {
  type CsvField,
  type CsvMapping,
  csvDateFormats,
  csvDelimiters,
  csvEncodings,
  csvFields,
  csvKinds,
} from '../../core/csv-mapping.ts';
import { csvMappingProblems } from './csv-mapping.ts';
import { shown } from './outside-text.ts';

const columnName = z.string().max(200);
const fields: readonly CsvField[] = [...new Set(Object.values(csvFields).flat())];
const perField = z.partialRecord(z.enum(fields), columnName);

const mappingSchema = z.strictObject({
  name: z.string().min(1).max(100),
  kind: z.enum(csvKinds),
  delimiter: z.enum(csvDelimiters),
  decimal: z.enum([',', '.']),
  dateFormat: z.enum(csvDateFormats),
  encoding: z.enum(csvEncodings),
  header: z.array(columnName).min(1).max(200),
  columns: perField,
  defaults: perField.default({}),
});

/**
 * A column mapping from a file or from the settings.
 *
 * @throws RangeError whose message says, field by field, what is wrong.
 */
export function parseCsvMapping(value: unknown): CsvMapping {
  const result = mappingSchema.safeParse(value);
  const problems = result.success
    ? csvMappingProblems(result.data as CsvMapping)
    : result.error.issues.map((issue) => `${issue.path.join('.') || 'The mapping'}: ${shown(issue.message)}`);
  if (!result.success || problems.length > 0)
    throw new RangeError(`The column mapping cannot be used. ${problems.slice(0, 10).join(' ')}`);
  return result.data as CsvMapping;
}
