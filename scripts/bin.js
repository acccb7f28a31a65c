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
  await import(process.argv[2] === 'daemon' ? './daemon.js' : './nightaudit.js');
}
