/**
 * Reads the next few while one is worked on: a folder of thousands of small files is otherwise mostly waiting for the
 * disk. The results come in the order of what was asked for.
 *
 * @param ahead how many may be under way or waiting to be worked on, at most.
 */
export async function* readAhead<Asked, Result>(
  asked: readonly Asked[],
  ahead: number,
  read: (one: Asked) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  for (const one of asked) {
    const reading = read(one);
    // A failure is thrown where its turn comes; until then it must not count as one that nobody hears of.
    reading.catch(() => undefined);
    underWay.push(reading);
    const [next] = underWay;
    if (next && underWay.length >= ahead) {
      yield await next;
      underWay.shift();
    }
  }
  for (const next of underWay) yield await next;
}
