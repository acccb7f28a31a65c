import type { errors as english } from '../en/errors.ts';
import type { Part } from '../part.ts';

export const errors: Part<typeof english> = {
  'error.answer':
    'Der Dienst hat auf „{method}“ in einer Form geantwortet, die dieses Programm nicht kennt[ ({message})]. Halten Sie ihn mit „nightaudit daemon stop“ an; der nächste Befehl startet den installierten.',
  'error.connection-lost':
    'Der Dienst ist zweimal ausgefallen, bevor er geantwortet hat. „nightaudit doctor“ sagt mehr.',
  'error.country': '„{country}“ ist keines von {countries}.',
  'error.daemon-ended': 'Der Dienst ist nicht gestartet[: {message}]',
  'error.daemon-silent':
    'Der Dienst antwortet nicht. Halten Sie ihn mit „nightaudit daemon stop“ an oder beenden Sie seinen Prozess.',
  'error.daemon-slow': 'Der Dienst hat innerhalb von {seconds} Sekunden nicht geantwortet[: {message}]',
  'error.daemon-stopping':
    'Der Dienst hält gerade an und ist noch nicht fertig. Versuchen Sie es in einer Minute noch einmal.',
  'error.file': '{file}: {message}',
  'error.flag':
    '{flag}[ {value}] wird nicht verstanden: --home erwartet einen Ordner, --host erwartet benutzer@rechner, --lang erwartet en, nl, de oder fr.',
  'error.internal': 'Das ist ein Fehler von nightaudit selbst: {message}',
  'error.kind-conflict':
    'Es wurde inzwischen geändert: {why} Sehen Sie es sich noch einmal an und wiederholen Sie dann den Befehl.',
  'error.kind-quarantine': '{why} Bis jemand nachgesehen hat, wird nichts geändert.',
  'error.mapping-too-large': '{file} ist zu groß für eine Spaltenzuordnung.',
  'error.no-command': 'Welcher? Sehen Sie die Liste oben.',
  'error.no-configuration': 'Es gibt keine Konfiguration {name}.',
  'error.no-line': 'Es gibt keine Zeile {line}; der Beleg hat {lines}.',
  'error.not-a-sample': '{home} ist kein Beispielordner. Nennen Sie einen anderen Ordner oder keinen.',
  'error.not-json': '{file} enthält kein JSON-Objekt[: {message}]',
  'error.nothing-to-change': 'Geben Sie an, was geändert werden soll; --help nennt, was geht.',
  'error.one-repair': 'Geben Sie genau eine der Optionen --account, --vat-code und --relation an.',
  'error.one-resolution': 'Geben Sie entweder --posted REMOTE oder --send-again an.',
  'error.protocol':
    'Der Dienst ({daemon}) und dieses Programm ({client}) sprechen nicht dasselbe Protokoll. Halten Sie den Dienst mit „nightaudit daemon stop“ an oder beenden Sie seinen Prozess; der nächste Befehl startet den installierten.',
  'error.socket': 'Der Socket {path} ist nicht verwendbar: {message}',
  'error.socket-folder':
    '{folder} ist kein eigener, für andere geschlossener Ordner; was dort lauscht, ist daher nicht vertrauenswürdig. Entfernen Sie ihn oder setzen Sie XDG_RUNTIME_DIR.',
  'error.socket-folder-unusable': '{folder} ist für den Socket nicht verwendbar: {message}',
  'error.too-much': 'Das ist mehr, als in einen Befehl passt. Tun Sie es in Teilen.',
};
