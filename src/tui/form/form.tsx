/** A few fields that are filled in and saved together. What is wrong is said at its field. */

import { type ActionTable, bindActions } from '../actions/action.ts';
import type { Desk } from '../desk.ts';
import { failureText } from '../failure-text.ts';
import type { Key } from '../keys/key.ts';
import type { Layer } from '../layers/layer.ts';
import { type Observed, observable } from '../state/observable.ts';
import { pasteText, type TextInput, textInput, typeKey } from '../text-input.ts';
import { FormView } from './form-view.tsx';

export const formTable = {
  'form.save': { keys: ['Enter', 'Ctrl+S'], bar: 1 },
  'form.change': { keys: ['Space'], bar: 2 },
  'form.clear': { keys: ['Backspace', 'Delete'], bar: 3 },
  'form.next': { keys: ['Down', 'Tab'], movement: true },
  'form.previous': { keys: ['Up', 'Shift+Tab'], movement: true },
  'form.close': { keys: ['Escape'], bar: 9 },
} as const satisfies ActionTable;

interface FieldBase {
  readonly name: string;
  readonly label: string;
  /** Title above this field and those that follow. */
  readonly heading?: string;
  /** Said below the fields while the field has the cursor. */
  readonly hint?: string;
}

export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly value: string;
  /** What is wrong with it, in the operator's language. */
  readonly validate?: (text: string) => string | undefined;
}

/** One of a few, changed with Space or the arrows. */
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** Chosen elsewhere, in a picker that is opened on it. */
export interface PickField extends FieldBase {
  readonly kind: 'pick';
  readonly value: string;
  /** How the value is shown. */
  readonly show: (value: string) => string;
  /** Opens what it is chosen in. */
  readonly pick: (chosen: (value: string) => void) => void;
  /** May be left empty, and emptied. */
  readonly optional?: boolean;
  readonly validate?: (value: string) => string | undefined;
}

export type Field = TextField | ChoiceField | PickField;
export type Values = Readonly<Record<string, string>>;

export interface FormOptions {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly saveLabel?: string;
  readonly width?: number;
  /** Told after every change, for a preview elsewhere. */
  readonly onChange?: (values: Values) => void;
  /** Said below the fields: what saving would do. */
  readonly note?: Observed<string>;
  /** The field that a refusal is about: it is said there. `undefined`: it is about none of them. */
  readonly refusedAt?: (error: unknown) => string | undefined;
  /**
   * Saves. What it throws is shown, and the form stays as it is: nothing that was typed is lost.
   */
  save(values: Values): Promise<void>;
  /** What follows when it is saved and closed: the next layer. */
  saved?(values: Values): void;
}

export interface FormState {
  readonly inputs: Readonly<Record<string, TextInput>>;
  readonly at: number;
  readonly faults: Readonly<Record<string, string>>;
  readonly saving: boolean;
}

export function form(desk: Desk, options: FormOptions): Layer {
  const { fields } = options;
  const state = observable<FormState>({
    inputs: Object.fromEntries(fields.map(({ name, value }) => [name, textInput(value)])),
    at: 0,
    faults: {},
    saving: false,
  });
  const field = () => fields[state.get().at];
  const values = (): Values =>
    Object.fromEntries(fields.map(({ name }) => [name, state.get().inputs[name]?.text.trim() ?? '']));
  const put = (name: string, input: TextInput) => {
    const { [name]: _mended, ...faults } = state.get().faults;
    state.update((now) => ({ ...now, inputs: { ...now.inputs, [name]: input }, faults }));
    options.onChange?.(values());
  };
  const move = (by: number) => state.update((now) => ({ ...now, at: (now.at + by + fields.length) % fields.length }));
  const close = () => desk.layers.close(layer);
  const faultsOf = (): Record<string, string> =>
    Object.fromEntries(
      fields.flatMap((one) => {
        const fault = one.kind === 'choice' ? undefined : one.validate?.(values()[one.name] ?? '');
        return fault === undefined ? [] : [[one.name, fault]];
      }),
    );
  /** A refusal that is about one field is said at it. */
  const trySave = async () => {
    try {
      await options.save(values());
    } catch (error) {
      const at = fields.findIndex(({ name }) => name === options.refusedAt?.(error));
      const name = fields[at]?.name;
      if (name === undefined) throw error;
      state.update((now) => ({ ...now, at, faults: { [name]: failureText(error, desk.translate()) } }));
    }
  };
  const save = async () => {
    const faults = faultsOf();
    const first = fields.findIndex(({ name }) => faults[name] !== undefined);
    if (first >= 0) {
      state.update((now) => ({ ...now, faults, at: first }));
      return;
    }
    state.update((now) => ({ ...now, faults: {}, saving: true }));
    const done = await desk.attempt(trySave);
    state.update((now) => ({ ...now, saving: false }));
    if (!done || Object.keys(state.get().faults).length > 0) return;
    close();
    options.saved?.(values());
  };
  const change = () => {
    const one = field();
    if (one?.kind === 'choice') put(one.name, textInput(nextChoice(one, values()[one.name] ?? '', 1)));
    else if (one?.kind === 'pick') one.pick((value) => put(one.name, textInput(value)));
  };
  const actions = bindActions(formTable, {
    'form.save': {
      ...(options.saveLabel === undefined ? {} : { label: () => options.saveLabel ?? '' }),
      whyNot: () => (state.get().saving ? desk.translate().t('form.saving') : undefined),
      run: save,
    },
    'form.change': { hidden: () => field()?.kind === 'text', run: change },
    'form.clear': {
      hidden: () => !isEmptiable(field(), values()),
      run: () => {
        const one = field();
        if (one) put(one.name, textInput());
      },
    },
    'form.next': { run: () => move(1) },
    'form.previous': { run: () => move(-1) },
    'form.close': { run: close },
  });
  const layer: Layer = {
    name: 'form',
    overlay: true,
    actions: () => actions,
    type(key: Key) {
      const one = field();
      if (!one || state.get().saving) return false;
      if (one.kind === 'choice' && (key === 'Left' || key === 'Right')) {
        put(one.name, textInput(nextChoice(one, values()[one.name] ?? '', key === 'Right' ? 1 : -1)));
        return true;
      }
      if (one.kind !== 'text') return false;
      const typed = typeKey(state.get().inputs[one.name] ?? textInput(), key);
      if (typed) put(one.name, typed);
      return typed !== undefined;
    },
    paste(text) {
      const one = field();
      if (one?.kind === 'text') put(one.name, pasteText(state.get().inputs[one.name] ?? textInput(), text));
    },
    View: (area) => <FormView area={area} desk={desk} state={state} options={options} actions={actions} />,
  };
  return layer;
}

/** The choice after it, or before it, round and round. */
export function nextChoice({ choices }: ChoiceField, value: string, by: number): string {
  const at = choices.findIndex((choice) => choice.value === value);
  return choices[(at + by + choices.length) % choices.length]?.value ?? value;
}

function isEmptiable(field: Field | undefined, values: Values): boolean {
  return field?.kind === 'pick' && field.optional === true && values[field.name] !== '';
}
