/** Where VAT rates, what is sold and how it is paid go: all mappings, found by typing. */

import type { MappingView } from '../../../core/rpc.ts';
import { foldText } from '../../../core/search-text.ts';
import { bindActions } from '../../actions/action.ts';
import type { Desk } from '../../desk.ts';
import type { Key } from '../../keys/key.ts';
import type { ListColumn } from '../../list/columns.ts';
import { listActions } from '../../list/list-actions.ts';
import { derived, observable } from '../../state/observable.ts';
import { type Line, span } from '../../terminal/line.ts';
import { aroundCaret, type TextInput, textInput, typeKey } from '../../text-input.ts';
import { changeAccount } from './account-mapping.ts';
import { mappingsTable } from './actions.ts';
import type { SettingsData } from './data.ts';
import { listPart } from './list-view.tsx';
import { mappingSubject } from './mapping-subject.ts';
import { newMapping } from './new-mapping.ts';
import { queriedList } from './queried-list.ts';
import type { Section } from './section.ts';
import { vatCodeForm } from './vat-mapping-form.ts';

const idOf = ({ id }: MappingView) => id;

interface Filter {
  readonly input: TextInput;
  readonly isTyped: boolean;
}

export function mappingsSection(desk: Desk, data: SettingsData): Section {
  const filter = observable<Filter>({ input: textInput(), isTyped: false });
  const matches = (mapping: MappingView) => {
    const text = foldText(textOf(desk, data, mapping));
    return foldText(filter.get().input.text)
      .split(' ')
      .every((word) => text.includes(word));
  };
  const rows = queriedList(data.mappings, idOf, (all) => all.filter(matches));
  const type = (input: TextInput) => {
    filter.update((now) => ({ ...now, input }));
    void rows.reset();
  };
  const changes = derived([data.changes, filter], () => ({}));
  const actions = bindActions(mappingsTable, {
    'mappings.change': {
      whyNot: () => (rows.current() ? undefined : desk.translate().t('mappings.none')),
      run: () => {
        const mapping = rows.current();
        if (!mapping) return;
        desk.layers.open(
          mapping.kind === 'vat' ? vatCodeForm(desk, data, mapping) : changeAccount(desk, data, mapping),
        );
      },
    },
    'mappings.add': { run: () => desk.layers.open(newMapping(desk, data)) },
    'mappings.filter': { run: () => filter.update((now) => ({ ...now, isTyped: true })) },
  });
  return {
    name: 'mappings',
    summary() {
      const all = data.mappings.get().value;
      if (!all) return [];
      const rates = all.filter(({ kind }) => kind === 'vat').length;
      return [desk.translate().t('mappings.summary', { rates, accounts: all.length - rates })];
    },
    actions: () => [...actions, ...listActions(rows)],
    type(key: Key) {
      const { input, isTyped } = filter.get();
      if (!isTyped) {
        // Esc takes a filter away before it leaves.
        if (key !== 'Escape' || input.text === '') return false;
        type(textInput());
        return true;
      }
      if (key === 'Enter' || key === 'Escape') {
        filter.update((now) => ({ ...now, isTyped: false }));
        if (key === 'Escape') type(textInput());
        return true;
      }
      const typed = typeKey(input, key);
      if (typed) type(typed);
      return typed !== undefined;
    },
    closed: () => {
      filter.set({ input: textInput(), isTyped: false });
      void rows.reset();
    },
    ...listPart({ desk, changes, rows, idOf }, () => ({
      heading: filterLine(desk, filter.get()),
      columns: columnsOf(desk, data),
      empty: desk.translate().t(filter.get().input.text === '' ? 'mappings.none' : 'picker.none'),
    })),
  };
}

function filterLine(desk: Desk, { input, isTyped }: Filter): Line {
  const { t } = desk.translate();
  if (!isTyped && input.text === '') return [t('mappings.lead')];
  const [before, after] = aroundCaret(input);
  return [
    span(`${t('mappings.filtered')} `, 'dim'),
    span(before, 'strong'),
    ...(isTyped ? [span(desk.theme.glyphs.caret, 'accent')] : []),
    span(after, 'strong'),
  ];
}

/** `8000 Verhuur chalets`, where the package calls it something. */
function goesTo({ chart }: SettingsData, { kind, to }: MappingView): string {
  const { value } = chart.get();
  const known: readonly { readonly code: string; readonly name: string }[] =
    (kind === 'vat' ? value?.vatCodes : value?.accounts) ?? [];
  return [to, known.find(({ code }) => code === to)?.name ?? ''].join(' ').trim();
}

function textOf(desk: Desk, data: SettingsData, mapping: MappingView): string {
  const { word } = desk.translate();
  const { kind, journal = '', configuration = '' } = mapping;
  return [
    word(kind),
    mappingSubject(desk, mapping),
    mapping.subject,
    goesTo(data, mapping),
    journal,
    configuration,
  ].join(' ');
}

function columnsOf(desk: Desk, data: SettingsData): ListColumn<MappingView>[] {
  const all = data.mappings.get().value ?? [];
  const { t, word } = desk.translate();
  return [
    { title: t('column.kind'), width: 11, cell: ({ kind }) => span(word(kind), 'dim') },
    { title: t('column.subject'), width: 18, grows: 2, cell: (mapping) => mappingSubject(desk, mapping) },
    { title: t('column.to'), width: 14, grows: 2, cell: (mapping) => goesTo(data, mapping) },
    // What no mapping has takes no room.
    ...(['journal', 'configuration', 'from', 'until'] as const)
      .filter((field) => all.some((mapping) => mapping[field] !== undefined))
      .map(
        (field): ListColumn<MappingView> => ({
          title: t(`column.${field}`),
          width: 11,
          spare: 2,
          cell: ({ [field]: text = '' }) => (field === 'from' || field === 'until' ? shownDay(desk, text) : text),
        }),
      ),
    {
      title: '',
      width: 12,
      spare: 1,
      cell: ({ direction, preferred }) =>
        span(
          [direction === 'credit' ? word('credit-note') : '', preferred === true ? word('preferred') : '']
            .join(' ')
            .trim(),
          'dim',
        ),
    },
  ];
}

function shownDay(desk: Desk, date: string): string {
  return date === '' ? '' : desk.translate().dateShort(date, desk.voice.get().year);
}
