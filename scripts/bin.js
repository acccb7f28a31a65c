#!/usr/bin/env -S node --disable-warning=ExperimentalWarning --disable-sigusr1
// Plain JavaScript that any Node can read: it says what to do before anything newer is loaded.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 20)) {
  process.stderr.write(
    `nightaudit needs Node 22.20 or newer; this is ${process.versions.node}. Install a newer Node, or start it with "npm start", which brings its own.\n`,
  );
  process.exit(3);
} else {
  const { enableCompileCache } = await import('node:module');
  enableCompileCache?.();
  const words = process.argv.slice(2);
  const at = daemonAt(words);
  if (at >= 0) {
    // The word comes first, wherever it stood; what follows is the daemon's.
    process.argv.splice(2, words.length, 'daemon', ...words.toSpliced(at, 1));
    await import('./daemon.js');
  } else await import('./nightaudit.js');
}

// `daemon` and `daemon --foreground` are the daemon itself, wherever --home stands; `daemon stop`, help and
// whatever is about another machine are the client's.
function daemonAt(words) {
  const own = words.flatMap((word, at) =>
    word.startsWith('-') || ['--home', '--lang'].includes(words[at - 1]) ? [] : [at],
  );
  const isClients = words.some((word) => /^(--help|-h|--host(=.*)?)$/s.test(word));
  return own.length === 1 && words[own[0]] === 'daemon' && !isClients ? own[0] : -1;
}
