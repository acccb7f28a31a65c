import type { remote as english } from '../en/remote.ts';
import type { Part } from '../part.ts';

export const remote: Part<typeof english> = {
  'error.host': 'ssh hat keine Verbindung zu {host} hergestellt[: {message}]',
  'error.host-denied': '{host} hat Sie nicht eingelassen; zuerst muss „ssh {host}“ funktionieren[: {message}]',
  'error.host-detect':
    'Mit --host wird keine Datei von diesem Rechner gelesen. Kopieren Sie sie nach {host} und geben Sie den Befehl dort ein: {command}',
  'error.host-export':
    'Mit --host wird auf diesem Rechner keine Datei geschrieben. Geben Sie den Befehl dort ein und kopieren Sie, was er schreibt: {command}',
  'error.host-failed': '{host}: {message}',
  'error.host-import':
    'Mit --host wird keine Datei von diesem Rechner gelesen. Kopieren Sie die Dateien in den Eingangsordner auf {host}, den „{list}“ zeigt, oder geben Sie den Befehl dort ein: {command}',
  'error.host-key':
    'Der Schlüssel von {host} ist hier nicht bekannt oder ein anderer als zuvor. Verbinden Sie sich einmal mit „ssh {host}“ und vergleichen Sie ihn[: {message}]',
  'error.host-noise':
    'Die Shell auf {host} hat mehr als {kilobytes} KB geschrieben, bevor nightaudit sich gemeldet hat. Halten Sie ihr Profil für nicht interaktive Shells still.',
  'error.host-old':
    'Das nightaudit auf {host} kennt --host noch nicht. Installieren Sie dort diese Fassung[: {message}]',
  'error.host-only-there': 'Das geht nur auf dem Rechner selbst: {command}',
  'error.host-program':
    'nightaudit ist auf {host} nicht installiert oder steht dort nicht im PATH einer nicht interaktiven Shell[: {message}]',
  'error.host-silent': '{host} hat innerhalb von {seconds} Sekunden nicht geantwortet[: {message}]',
  'error.no-ssh': '{program} konnte nicht gestartet werden[: {message}]. NIGHTAUDIT_SSH kann ein anderes ssh nennen.',
  'error.relay': 'Die Verbindung zum Dienst ist abgebrochen[: {message}]',
  'next.import-there': 'Kopieren Sie nun Dateien in den Eingangsordner, den dies zeigt:',
};
