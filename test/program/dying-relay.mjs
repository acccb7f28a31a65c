// A line that breaks: runs a command and hands its output on, up to the answer after the greeting.
//   node dying-relay.mjs MARK COMMAND…    MARK `silent`: that answer is held back; else: it kills itself in its place.
// The file MARK in the working folder says that it did, so that it is done once.
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';

const [mark, command, ...words] = process.argv.slice(2);
const child = spawn(command, words, { stdio: ['inherit', 'pipe', 'inherit'] });
child.on('exit', (code) => process.exit(code ?? 1));
if (existsSync(mark)) child.stdout.pipe(process.stdout);
else {
  let frames = 0;
  child.stdout.on('data', (chunk) => {
    frames += chunk.toString('latin1').split('Content-Length').length - 1;
    if (frames < 2) process.stdout.write(chunk);
    else {
      writeFileSync(mark, '');
      if (mark !== 'silent') process.kill(process.pid, 'SIGKILL');
    }
  });
}
