/** Sources, their drop folders and CSV mappings, and `import` (spec §2, §10). */

import type { Source } from '../../core/configuration.ts';
import type { SourceId } from '../../core/fact.ts';
import { type Disk, DiskError } from '../../core/kernel.ts';
import type { ImportResult, SourceView } from '../../core/rpc.ts';
import { cleanText } from '../../core/text.ts';
import { detectCsv } from '../../providers/files/csv/detect-csv.ts';
import { suggestMapping } from '../../providers/files/csv/suggest-mapping.ts';
import { parseCsvMapping } from '../../providers/files/csv-mapping-schema.ts';
import { maxFileBytes } from '../../providers/files/read-file.ts';
import type { EngineContext } from '../engine/context.ts';
import { factSumsOf, sourceSums } from '../engine/day-index.ts';
import { command, type HandlersOf } from '../engine/handler.ts';
import { refused } from '../engine/refusal.ts';
import { authorizationsOf, propertyOf, settingsOf, sourcesOf } from '../engine/settings.ts';
import { dropFolder } from '../intake/drop-folder.ts';
import { importPaths } from '../intake/import-paths.ts';
import { openRejections, recordRejections } from '../intake/rejections.ts';
import { makeDurableFolder } from '../store/durable-folder.ts';

type Names =
  | 'import.paths'
  | 'sources.list'
  | 'sources.add'
  | 'sources.edit'
  | 'sources.access'
  | 'sources.rejected'
  | 'csv-mapping.list'
  | 'csv-mapping.add'
  | 'csv-mapping.remove'
  | 'csv-mapping.detect';

/** A folder of a wrong export is told by its first files, a file by its first faults. */
const mostRejected = 100;
const mostProblems = 20;

export const sourceHandlers: HandlersOf<Names> = {
  'import.paths': async ({ paths, source: id }, context, who) => {
    const property = await propertyOf(context.store());
    // The sample's books are made up: own documents would be lost among them.
    if (property.sample) throw refused('refused', { code: 'sample-home', details: { home: context.home } });
    const source = await sourceNamed(id, context);
    const result = await importPaths(paths, source, property, context, who);
    await recordRejections(await ofFiles(result.rejected, context), source.id, context, who);
    return result;
  },

  'sources.list': async (_params, context) =>
    Promise.all((await sourcesOf(context.store())).map((source) => view(source, context))),

  'sources.add': command(
    'sources.add',
    async ({ id, name, family }, transaction, context) => {
      if (await transaction.get('settings', `source:${id}`))
        throw refused('refused', { code: 'source-exists', details: { source: id } });
      await makeDurableFolder(context.kernel.disk, dropFolder(context.home, id));
      const access = (await authorizationsOf(context.store()))
        .filter((one) => one.provider === 'book')
        .map((one) => one.name);
      await transaction.put('settings', `source:${id}`, {
        type: 'source',
        value: { id: id as SourceId, name: cleanText(name, 100), family, access, accountingCost: 'ignore' },
      });
      return id;
    },
    viewOne,
  ),

  'sources.edit': command(
    'sources.edit',
    async ({ id, name, accountingCost, supplierVatNumber }, transaction, context) => {
      const { supplierVatNumber: before, ...source } = await sourceNamed(id, context);
      const vatNumber = supplierVatNumber === undefined ? before : (supplierVatNumber ?? undefined);
      await transaction.put('settings', `source:${id}`, {
        type: 'source',
        value: {
          ...source,
          ...(name === undefined ? {} : { name: cleanText(name, 100) }),
          ...(accountingCost === undefined ? {} : { accountingCost }),
          ...(vatNumber === undefined ? {} : { supplierVatNumber: vatNumber }),
        },
      });
      return id;
    },
    viewOne,
  ),

  'sources.access': command(
    'sources.access',
    async ({ id, authorization, allowed }, transaction, context) => {
      const source = await sourceNamed(id, context);
      if (!(await authorizationsOf(context.store())).some((one) => one.name === authorization))
        throw refused('notFound', { code: 'no-such-authorization', details: { authorization } });
      const access = source.access.filter((one) => one !== authorization);
      await transaction.put('settings', `source:${id}`, {
        type: 'source',
        value: { ...source, access: allowed ? [...access, authorization] : access },
      });
      return id;
    },
    viewOne,
  ),

  'sources.rejected': async ({ id }, context) =>
    (await openRejections(context))
      .filter(({ source }) => source === id)
      .sort((one, other) => other.at - one.at)
      .slice(0, mostRejected)
      .map(({ name, at, problems }) => ({
        file: name,
        at: new Date(at).toISOString(),
        problems: problems.slice(0, mostProblems).map(({ line, code, message }) => ({
          ...(line === undefined ? {} : { line }),
          code,
          message,
        })),
      })),

  'csv-mapping.list': async (_params, context) =>
    (await settingsOf(context.store(), 'csv-mapping')).map((mapping) => ({ ...mapping })),

  'csv-mapping.add': command(
    'csv-mapping.add',
    async ({ mapping }, transaction) => {
      const parsed = valid(() => parseCsvMapping(mapping));
      await transaction.put('settings', `csv:${parsed.name}`, { type: 'csv-mapping', value: { ...parsed } });
      return parsed.name;
    },
    async (name, _params, context) => {
      const setting = await context.store().get('settings', `csv:${name}`);
      return setting?.type === 'csv-mapping' ? { ...setting.value } : {};
    },
  ),

  'csv-mapping.remove': command(
    'csv-mapping.remove',
    async ({ name }, transaction) => {
      if (!(await transaction.get('settings', `csv:${name}`)))
        throw refused('notFound', { code: 'no-such-csv-mapping', details: { name } });
      await transaction.remove('settings', `csv:${name}`);
      return name;
    },
    async (name) => ({ name }),
  ),

  'csv-mapping.detect': async ({ path, name, kind }, context) => {
    let bytes: Uint8Array;
    try {
      bytes = await context.kernel.disk.read(path, { maxBytes: maxFileBytes });
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      throw refused('usage', { code: 'not-valid', details: { message: error.message } });
    }
    const detection = valid(() => detectCsv(bytes));
    return { detection: { ...detection }, suggestion: { ...suggestMapping(detection, name, kind) } };
  },
};

/** A path that leads nowhere is a slip of who named it: there is no file that could be mended and come again. */
async function ofFiles(
  rejected: ImportResult['rejected'],
  { kernel: { disk } }: EngineContext,
): Promise<ImportResult['rejected']> {
  const there: ImportResult['rejected'] = [];
  for (const one of rejected) if (one.code !== 'not-readable' || (await isThere(one.path, disk))) there.push(one);
  return there;
}

async function isThere(path: string, disk: Disk): Promise<boolean> {
  try {
    return (await disk.stat(path)) !== undefined;
  } catch (error) {
    if (error instanceof DiskError) return true;
    throw error;
  }
}

async function viewOne(id: string, _params: unknown, context: EngineContext): Promise<SourceView> {
  return view(await sourceNamed(id, context), context);
}

async function view(source: Source, context: EngineContext): Promise<SourceView> {
  const { facts, lastFactAt } = sourceSums(await factSumsOf(context.store()).all(), source.id);
  return {
    id: source.id,
    name: source.name,
    family: source.family,
    access: [...source.access],
    accountingCost: source.accountingCost,
    supplierVatNumber: source.supplierVatNumber ?? null,
    dropFolder: dropFolder(context.home, source.id),
    lastFactAt: facts === 0 ? null : new Date(lastFactAt).toISOString(),
    facts,
    rejectedFiles: (await openRejections(context)).filter((file) => file.source === source.id).length,
  };
}

/** Without an id: the first source there is. */
export async function sourceNamed(id: string | undefined, context: EngineContext): Promise<Source> {
  const sources = await sourcesOf(context.store());
  const found = id === undefined ? sources[0] : sources.find((source) => source.id === id);
  if (!found) throw refused('notFound', { code: 'no-such-source', details: { source: id ?? '' } });
  return found;
}

function valid<Value>(make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    throw refused('usage', {
      code: 'not-valid',
      details: { message: cleanText(error instanceof Error ? error.message : String(error)) },
    });
  }
}
