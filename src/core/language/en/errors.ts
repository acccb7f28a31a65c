/** What went wrong before or without an answer of the daemon. */

export const errors = {
  'error.answer':
    'The daemon answered "{method}" in a form that this program does not know[ ({message})]. Stop it with "nightaudit daemon stop", so that the next command starts the installed one.',
  'error.connection-lost': 'The daemon went away twice before it answered. "nightaudit doctor" says more.',
  'error.country': '"{country}" is none of {countries}.',
  'error.daemon-ended': 'The daemon did not start[: {message}]',
  'error.daemon-silent': 'The daemon does not answer. Stop it with "nightaudit daemon stop" or end its process.',
  'error.daemon-slow': 'The daemon did not answer within {seconds} seconds[: {message}]',
  'error.daemon-stopping': 'The daemon is stopping and has not finished yet. Try again in a minute.',
  'error.file': '{file}: {message}',
  'error.flag':
    '{flag}[ {value}] is not understood: --home takes a folder, --host takes user@machine, --lang takes en, nl, de or fr.',
  'error.internal': 'This is a fault of nightaudit itself: {message}',
  'error.kind-conflict': 'It was changed meanwhile: {why} Look at it again, then repeat the command.',
  'error.kind-quarantine': '{why} Nothing is changed until a person has looked.',
  'error.mapping-too-large': '{file} is too large for a column mapping.',
  'error.no-command': 'Which one? See the list above.',
  'error.no-configuration': 'There is no configuration {name}.',
  'error.no-line': 'There is no line {line}; the document has {lines}.',
  'error.not-a-sample': '{home} is no sample home. Name another folder, or none.',
  'error.not-json': '{file} does not hold one JSON object[: {message}]',
  'error.nothing-to-change': 'Say what is to be changed; --help lists what can be.',
  'error.one-repair': 'Give exactly one of --account, --vat-code and --relation.',
  'error.one-resolution': 'Give either --posted REMOTE or --send-again.',
  'error.protocol':
    'The daemon ({daemon}) and this program ({client}) do not speak the same protocol. Stop the daemon with "nightaudit daemon stop" or end its process; the next command starts the installed one.',
  'error.socket': 'The socket {path} cannot be used: {message}',
  'error.socket-folder':
    '{folder} is not a folder of your own that is closed to others, so what listens there is not trusted. Remove it, or set XDG_RUNTIME_DIR.',
  'error.socket-folder-unusable': '{folder} cannot be used for the socket: {message}',
  'error.too-much': 'That is more than fits one command. Do it in parts.',
} as const;
