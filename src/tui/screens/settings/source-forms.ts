import type { SourceView } from '../../../core/rpc.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { form, type TextField } from '../../form/form.tsx';
import type { Layer } from '../../layers/layer.ts';
import type { SettingsData } from './data.ts';

const costs = ['ignore', 'account', 'cost-centre'] as const;
const families = ['documents', 'postings'] as const;
const longestVatNumber = 20;

export function sourceForm(desk: Desk, data: SettingsData, source: SourceView): Layer {
  const { t } = desk.translate();
  return form(desk, {
    title: source.name,
    width: 74,
    fields: [
      nameField(desk, source.name),
      {
        kind: 'choice',
        name: 'accountingCost',
        label: t('source.accounting-cost'),
        value: source.accountingCost,
        choices: costs.map((value) => ({ value, label: t(`source.cost-${value}`) })),
        hint: t('source.accounting-cost-hint'),
      },
      {
        kind: 'text',
        name: 'supplierVatNumber',
        label: t('source.supplier'),
        value: source.supplierVatNumber ?? '',
        hint: t('source.supplier-hint'),
        validate: (text) => (text.length <= longestVatNumber ? undefined : t('source.supplier-too-long')),
      },
    ],
    async save({ name = '', accountingCost, supplierVatNumber = '' }) {
      const cost = costs.find((one) => one === accountingCost);
      const changes = {
        ...(name === source.name ? {} : { name }),
        ...(cost === undefined || cost === source.accountingCost ? {} : { accountingCost: cost }),
        ...(supplierVatNumber === (source.supplierVatNumber ?? '')
          ? {}
          : { supplierVatNumber: supplierVatNumber === '' ? null : supplierVatNumber }),
      };
      if (Object.keys(changes).length === 0) return;
      const commandId = commandName();
      await desk.link.call('sources.edit', { commandId, id: source.id, ...changes });
      desk.remember(commandId, name);
      desk.toasts.done(t('source.saved', { source: name }));
      await data.sources.refresh();
    },
  });
}

export function newSourceForm(desk: Desk, data: SettingsData): Layer {
  const { t, word } = desk.translate();
  return form(desk, {
    title: t('source.new'),
    width: 74,
    fields: [
      nameField(desk, ''),
      {
        kind: 'text',
        name: 'id',
        label: t('source.id'),
        value: '',
        hint: t('source.id-hint'),
        validate: (text) => (/^[a-z0-9][a-z0-9-]{0,39}$/.test(text) ? undefined : t('source.id-needed')),
      },
      {
        kind: 'choice',
        name: 'family',
        label: t('column.kind'),
        value: 'documents',
        choices: families.map((value) => ({ value, label: word(`family-${value}`) })),
        hint: t('source.family-hint'),
      },
    ],
    async save({ id = '', name = '', family }) {
      const made = await desk.link.call('sources.add', {
        commandId: commandName(),
        id,
        name,
        family: family === 'postings' ? 'postings' : 'documents',
      });
      desk.toasts.done(t('source.made', { source: made.name, folder: made.dropFolder }));
      await data.sources.refresh();
    },
  });
}

function nameField(desk: Desk, value: string): TextField {
  const { t } = desk.translate();
  return {
    kind: 'text',
    name: 'name',
    label: t('column.name'),
    value,
    validate: (text) => (text === '' ? t('source.name-needed') : undefined),
  };
}
