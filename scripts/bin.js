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
  await import(isDaemon(process.argv.slice(2)) ? './daemon.js' : './nightaudit.js');
}

// `daemon` and `daemon --foreground` are the daemon itself, wherever --home stands; `daemon stop` and its help are the client's.
function isDaemon(words) {
  const own = words.filter(
    (word, at) => !word.startsWith('-') && words[at - 1] !== '--home' && words[at - 1] !== '--lang',
  );
  return own.length === 1 && own[0] === 'daemon' && !words.includes('--help') && !words.includes('-h');
}
