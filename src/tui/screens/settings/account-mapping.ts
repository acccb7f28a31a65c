/** From what is sold, levied or paid with to an account of the package, with what that does to open documents. */

import type { AccountMappingKind } from '../../../core/configuration.ts';
import type { MappingView } from '../../../core/rpc.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { form } from '../../form/form.tsx';
import type { Layer } from '../../layers/layer.ts';
import { accountPicker } from '../../picker/chart-pickers.ts';
import { type EffectNote, effectNote } from '../../picker/effect-note.ts';
import type { SettingsData } from './data.ts';
import { dateField, readDate } from './date-field.ts';
import { mappingRefusedField } from './mapping-refused-field.ts';

interface Mapped {
  readonly kind: AccountMappingKind;
  readonly subject: string;
  readonly configuration?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Another account for a mapping that there is. */
export function changeAccount(desk: Desk, data: SettingsData, mapping: MappingView): Layer {
  const { kind, subject, configuration, from, until } = mapping;
  const mapped: Mapped = {
    kind: kind as AccountMappingKind,
    subject,
    ...(configuration === undefined ? {} : { configuration }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { to: until }),
  };
  return pickAccount(
    desk,
    `${desk.translate().word(kind)} ${subject}`,
    () => mapped,
    effectNote(desk),
    mapping.to,
    async ({ code }) => void (await desk.attempt(() => put(desk, data, mapped, code))),
  );
}

export function accountMappingForm(desk: Desk, data: SettingsData, kind: AccountMappingKind): Layer {
  const { t, word } = desk.translate();
  const note = effectNote(desk);
  let subject = '';
  const mapped = (): Mapped => ({ kind, subject });
  return form(desk, {
    title: t('mapping.account-title', { kind: word(kind) }),
    width: 74,
    note,
    refusedAt: mappingRefusedField,
    fields: [
      {
        kind: 'text',
        name: 'subject',
        label: t('column.subject'),
        value: '',
        hint: t(`mapping.subject-hint.${isSold(kind) ? 'sold' : kind}`),
        validate: (text) => (text === '' ? t('mapping.subject-needed') : undefined),
      },
      {
        kind: 'pick',
        name: 'account',
        label: t('column.account'),
        value: '',
        show: (value) => value,
        pick: (chosen) =>
          desk.layers.open(pickAccount(desk, `${word(kind)} ${subject}`, mapped, note, '', ({ code }) => chosen(code))),
        validate: (text) => (text === '' ? t('mapping.account-needed') : undefined),
      },
      dateField(desk, {
        name: 'from',
        label: t('column.from'),
        date: null,
        optional: true,
        hint: t('mapping.from-hint'),
      }),
    ],
    onChange: (values) => {
      subject = values.subject ?? '';
    },
    async save({ account = '', from = '' }) {
      const first = readDate(desk, from);
      await put(desk, data, { kind, subject, ...(first === undefined ? {} : { from: first }) }, account);
    },
  });
}

function isSold(kind: AccountMappingKind): kind is 'product' | 'arrangement' | 'location' {
  return kind === 'product' || kind === 'arrangement' || kind === 'location';
}

/** Below the accounts: what each of them would do to documents that are not booked yet. */
function pickAccount(
  desk: Desk,
  title: string,
  mapped: () => Mapped,
  note: EffectNote,
  now: string,
  accept: (account: { readonly code: string }) => void | Promise<void>,
): Layer {
  return accountPicker(desk, {
    title,
    note,
    first: ({ code }) => code === now,
    onCursor: (account) =>
      note.ask(
        account && mapped().subject !== ''
          ? () => desk.link.call('map.preview', { ...mapped(), account: account.code })
          : undefined,
      ),
    accept,
  });
}

async function put(desk: Desk, data: SettingsData, mapped: Mapped, account: string): Promise<void> {
  const { t } = desk.translate();
  const commandId = commandName();
  await desk.link.call('map.account', { commandId, ...mapped, account });
  desk.remember(commandId, `${mapped.subject} → ${account}`);
  desk.toasts.done(t('mapping.saved', { kind: mapped.kind, subject: mapped.subject, to: account }));
  await data.mappings.refresh();
}
