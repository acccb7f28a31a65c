/** The first start: a few questions, one after the other and all in sight, and the home is made. */

import { type Action, bindActions } from '../../actions/action.ts';
import { commandName } from '../../daemon/command-name.ts';
import type { Desk } from '../../desk.ts';
import { nextChoice, type Values } from '../../form/form.tsx';
import type { Key } from '../../keys/key.ts';
import type { Layer } from '../../layers/layer.ts';
import { observable } from '../../state/observable.ts';
import { pasteText, type TextInput, textInput, typeKey } from '../../text-input.ts';
import { firstRunTable } from './actions.ts';
import { type Asked, AssistantView } from './assistant-view.tsx';
import { firstFiles } from './first-files.tsx';
import { answered, type Question, questions, zoneOf } from './questions.ts';

export interface Assistant extends Layer {
  /** Whether it is still asking: whoever makes the home meanwhile makes the questions needless. */
  isAsking(): boolean;
}

export function assistant(desk: Desk): Assistant {
  const state = observable<Asked>({
    inputs: Object.fromEntries(questions(desk).map(({ name, value }) => [name, textInput(value)])),
    at: 0,
    fault: undefined,
    making: false,
  });
  let isMade = false;
  /** A zone that was typed stays, whatever the country. */
  let isOwnZone = false;
  const now = (): Question | undefined => questions(desk)[state.get().at];
  const values = (): Values =>
    Object.fromEntries(Object.entries(state.get().inputs).map(([name, { text }]) => [name, text.trim()]));
  const put = (name: string, input: TextInput) => {
    state.update((before) => ({ ...before, inputs: { ...before.inputs, [name]: input }, fault: undefined }));
    if (name === 'zone') isOwnZone = true;
    const zone = name === 'country' && !isOwnZone ? zoneOf(input.text) : undefined;
    if (zone !== undefined)
      state.update((before) => ({ ...before, inputs: { ...before.inputs, zone: textInput(zone) } }));
    if (name === 'language') desk.speak(input.text as Parameters<Desk['speak']>[0]);
  };
  const choose = (by: number) => {
    const question = now();
    if (question?.kind === 'choice')
      put(question.name, textInput(nextChoice(question, values()[question.name] ?? '', by)));
  };
  const make = async () => {
    state.update((before) => ({ ...before, making: true }));
    const property = answered(desk, values());
    isMade = true;
    isMade = await desk.attempt(() => desk.link.call('home.init', { commandId: commandName(), ...property }));
    state.update((before) => ({ ...before, making: false }));
    if (isMade) desk.layers.base(firstFiles(desk, property.property.name));
  };
  const next = (): void | Promise<void> => {
    const question = now();
    if (!question) return undefined;
    const fault = question.kind === 'text' ? question.validate?.(values()[question.name] ?? '') : undefined;
    if (fault !== undefined) return state.update((before) => ({ ...before, fault }));
    if (state.get().at === questions(desk).length - 1) return make();
    return state.update((before) => ({ ...before, at: before.at + 1 }));
  };
  const isLast = () => state.get().at === questions(desk).length - 1;
  const actions: readonly Action[] = bindActions(firstRunTable, {
    'first-run.next': {
      label: () => desk.translate().t(isLast() ? 'first-run.make' : 'action.first-run.next'),
      whyNot: () => (state.get().making ? desk.translate().t('first-run.making') : undefined),
      // Only Enter makes the home: who walks down the questions does not mean to.
      run: (key: Key) => (isLast() && key !== 'Enter' ? undefined : next()),
    },
    'first-run.change': { hidden: () => now()?.kind !== 'choice', run: () => choose(1) },
    'first-run.back': {
      hidden: () => state.get().at === 0,
      run: () => state.update((before) => ({ ...before, at: Math.max(0, before.at - 1), fault: undefined })),
    },
  });
  return {
    name: 'first-run',
    alone: true,
    isAsking: () => !isMade,
    actions: () => actions,
    bar: state,
    takesText: () => now()?.kind === 'text',
    type(key) {
      const question = now();
      if (!question || state.get().making) return false;
      if (question.kind === 'choice') {
        if (key !== 'Left' && key !== 'Right') return false;
        choose(key === 'Right' ? 1 : -1);
        return true;
      }
      const typed = typeKey(state.get().inputs[question.name] ?? textInput(), key);
      if (typed) put(question.name, typed);
      return typed !== undefined;
    },
    paste(text) {
      const question = now();
      if (question?.kind === 'text')
        put(question.name, pasteText(state.get().inputs[question.name] ?? textInput(), text));
    },
    View: (area) => <AssistantView area={area} desk={desk} asked={state} />,
  };
}
