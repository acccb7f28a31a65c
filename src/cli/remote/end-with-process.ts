import type { ChildProcess } from 'node:child_process';

/** Signals that end the program without its `exit` handlers. An interrupt is main.ts's, and ends it with them. */
const deadly = ['SIGTERM', 'SIGHUP'] as const;

const children = new Set<ChildProcess>();

/** No child outlives the program, however the program ends (but for SIGKILL, when its input ends instead). */
export function endWithProcess(child: ChildProcess): void {
  if (children.size === 0) listen();
  children.add(child);
  const release = () => {
    const isLast = children.delete(child) && children.size === 0;
    if (isLast) leave();
  };
  child.once('exit', release);
  child.once('error', release);
}

function endAll(): void {
  for (const child of children) child.kill();
}

function die(signal: NodeJS.Signals): void {
  endAll();
  leave();
  // Whoever else listens decides what becomes of the program; nobody else, and it dies of the signal as it would have.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function listen(): void {
  process.on('exit', endAll);
  for (const signal of deadly) process.on(signal, die);
}

function leave(): void {
  process.off('exit', endAll);
  for (const signal of deadly) process.off(signal, die);
}
