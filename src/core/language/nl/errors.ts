import type { errors as english } from '../en/errors.ts';
import type { Part } from '../part.ts';

export const errors: Part<typeof english> = {
  'error.answer':
    'De daemon antwoordde op "{method}" in een vorm die dit programma niet kent[ ({message})]. Stop hem met "nightaudit daemon stop"; de volgende opdracht start de geïnstalleerde.',
  'error.connection-lost': 'De daemon viel tweemaal weg voor hij antwoordde. "nightaudit doctor" zegt meer.',
  'error.country': '"{country}" is geen van {countries}.',
  'error.daemon-ended': 'De daemon startte niet[: {message}]',
  'error.daemon-silent': 'De daemon antwoordt niet. Stop hem met "nightaudit daemon stop" of beëindig zijn proces.',
  'error.daemon-slow': 'De daemon antwoordde niet binnen {seconds} seconden[: {message}]',
  'error.daemon-stopping': 'De daemon is aan het stoppen en nog niet klaar. Probeer het over een minuut weer.',
  'error.file': '{file}: {message}',
  'error.flag':
    '{flag}[ {value}] wordt niet begrepen: --home vraagt een map, --host vraagt gebruiker@machine, --lang vraagt en, nl, de of fr.',
  'error.internal': 'Dit is een fout van nightaudit zelf: {message}',
  'error.kind-conflict': 'Het is ondertussen gewijzigd: {why} Bekijk het opnieuw en herhaal de opdracht.',
  'error.kind-quarantine': '{why} Er wordt niets gewijzigd tot iemand heeft gekeken.',
  'error.mapping-too-large': '{file} is te groot voor een kolomindeling.',
  'error.no-command': 'Welke? Zie de lijst hierboven.',
  'error.no-configuration': 'Er is geen configuratie {name}.',
  'error.no-line': 'Er is geen regel {line}; het document heeft er {lines}.',
  'error.not-a-sample': '{home} is geen voorbeeldmap. Noem een andere map, of geen.',
  'error.not-json': '{file} bevat geen JSON-object[: {message}]',
  'error.nothing-to-change': 'Zeg wat er moet veranderen; --help noemt wat kan.',
  'error.one-repair': 'Geef precies een van --account, --vat-code en --relation.',
  'error.one-resolution': 'Geef of --posted REMOTE of --send-again.',
  'error.protocol':
    'De daemon ({daemon}) en dit programma ({client}) spreken niet hetzelfde protocol. Stop de daemon met "nightaudit daemon stop" of beëindig zijn proces; de volgende opdracht start de geïnstalleerde.',
  'error.socket': 'De socket {path} is niet te gebruiken: {message}',
  'error.socket-folder':
    '{folder} is geen map van uzelf die voor anderen dicht is, dus wat daar luistert wordt niet vertrouwd. Verwijder haar, of zet XDG_RUNTIME_DIR.',
  'error.socket-folder-unusable': '{folder} is niet te gebruiken voor de socket: {message}',
  'error.too-much': 'Dat is meer dan in een opdracht past. Doe het in delen.',
};
