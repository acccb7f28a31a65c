/** What is said of a daemon on another machine (`--host`). */

export const remote = {
  'error.host': 'ssh brought no connection to {host}[: {message}]',
  'error.host-denied': '{host} did not let you in; "ssh {host}" has to work first[: {message}]',
  'error.host-detect':
    'With --host no file is read from this machine. Copy it to {host} and run the command there: {command}',
  'error.host-export':
    'With --host no file is written on this machine. Run the command there and copy what it writes: {command}',
  'error.host-failed': '{host}: {message}',
  'error.host-import':
    'With --host no file is read from this machine. Copy the files into the drop folder on {host}, which "{list}" shows, or run the command there: {command}',
  'error.host-key':
    'The key of {host} is not known here, or is another than before. Connect once with "ssh {host}" and compare it[: {message}]',
  'error.host-noise':
    'The shell on {host} wrote more than {kilobytes} KB before nightaudit spoke. Keep its profile quiet for shells that are not interactive.',
  'error.host-old': 'The nightaudit on {host} does not know --host yet. Install this version there[: {message}]',
  'error.host-only-there': 'This works only on the machine itself: {command}',
  'error.host-program':
    'nightaudit is not installed on {host}, or not on the PATH of a non-interactive shell there[: {message}]',
  'error.host-silent': '{host} did not answer within {seconds} seconds[: {message}]',
  'error.no-ssh': '{program} could not be started[: {message}]. NIGHTAUDIT_SSH can name another ssh.',
  'error.relay': 'The connection to the daemon broke[: {message}]',
  'next.import-there': 'Next, copy files into the drop folder that this shows:',
} as const;
