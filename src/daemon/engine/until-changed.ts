import type { Store } from '../store/store.ts';

/**
 * An answer that is kept until something is committed to partitions of one of these kinds (`runs`, `entries`): a screen
 * that looks again after every change asks for much that did not change.
 *
 * @param keyOf what the question is about; the answer to another one replaces it.
 */
export function untilChanged<Question, Answer>(
  store: Store,
  kinds: readonly string[],
  answer: (question: Question) => Promise<Answer>,
  keyOf: (question: Question) => string,
): (question: Question) => Promise<Answer> {
  let kept: { readonly key: string; readonly answer: Promise<Answer> } | undefined;
  store.listen((changes) => {
    if (changes.some(({ file }) => kinds.includes(file.split('/')[0] ?? file))) kept = undefined;
  });
  return (question) => {
    const key = keyOf(question);
    if (kept?.key === key) return kept.answer;
    const made = { key, answer: answer(question) };
    kept = made;
    // One that failed is tried again.
    made.answer.catch(() => {
      if (kept === made) kept = undefined;
    });
    return made.answer;
  };
}
