/** One thing that will happen in the simulation. */
export interface Event {
  /** Virtual milliseconds. */
  readonly at: number;
  readonly sequence: number;
  /** For the trace. */
  readonly label: string;
  readonly run: () => void;
  cancelled: boolean;
}

/** Events by time; those of the same time in the order in which they were scheduled. */
export class EventHeap {
  readonly #events: Event[] = [];

  peek(): Event | undefined {
    return this.#events[0];
  }

  push(event: Event): void {
    const events = this.#events;
    let at = events.push(event) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(event, events[parent] as Event)) break;
      events[at] = events[parent] as Event;
      at = parent;
    }
    events[at] = event;
  }

  pop(): Event | undefined {
    const events = this.#events;
    const top = events[0];
    const last = events.pop();
    if (events.length === 0 || !last) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= events.length) break;
      if (child + 1 < events.length && before(events[child + 1] as Event, events[child] as Event)) child += 1;
      if (!before(events[child] as Event, last)) break;
      events[at] = events[child] as Event;
      at = child;
    }
    events[at] = last;
    return top;
  }
}

function before(one: Event, other: Event): boolean {
  return one.at === other.at ? one.sequence < other.sequence : one.at < other.at;
}
