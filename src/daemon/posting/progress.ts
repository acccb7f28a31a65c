/** What a run is doing, for whoever watches it. Each phase is a token that the catalogue has a word for. */
export type RunPhase = 'reading' | 'planning' | 'looking' | 'sending' | 'reading-back' | 'settling';

/** @param subject what it is about: a journal, a period, a reference. */
export type OnProgress = (phase: RunPhase, done: number, total: number | null, subject: string) => void;

/** Reading back and settling happen in the midst of the sending: they tell how far that has come. */
export function withinSending(onProgress: OnProgress): OnProgress {
  let sent: { readonly done: number; readonly total: number | null } = { done: 0, total: null };
  return (phase, done, total, subject) => {
    if (phase === 'sending') sent = { done, total };
    const isWithin = phase === 'reading-back' || phase === 'settling';
    onProgress(phase, isWithin ? sent.done : done, isWithin ? sent.total : total, subject);
  };
}
