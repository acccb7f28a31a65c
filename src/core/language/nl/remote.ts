import type { remote as english } from '../en/remote.ts';
import type { Part } from '../part.ts';

export const remote: Part<typeof english> = {
  'error.host': 'ssh bracht geen verbinding met {host}[: {message}]',
  'error.host-denied': '{host} liet u niet binnen; "ssh {host}" moet eerst werken[: {message}]',
  'error.host-detect':
    'Met --host wordt geen bestand van deze machine gelezen. Kopieer het naar {host} en geef de opdracht daar: {command}',
  'error.host-export':
    'Met --host wordt geen bestand op deze machine geschreven. Geef de opdracht daar en kopieer wat zij schrijft: {command}',
  'error.host-failed': '{host}: {message}',
  'error.host-import':
    'Met --host wordt geen bestand van deze machine gelezen. Kopieer de bestanden naar de inleesmap op {host}, die "{list}" toont, of geef de opdracht daar: {command}',
  'error.host-key':
    'De sleutel van {host} is hier niet bekend, of een andere dan eerst. Maak een keer verbinding met "ssh {host}" en vergelijk hem[: {message}]',
  'error.host-noise':
    'De shell op {host} schreef meer dan {kilobytes} KB voordat nightaudit iets zei. Houd zijn profiel stil voor shells die niet interactief zijn.',
  'error.host-old': 'De nightaudit op {host} kent --host nog niet. Installeer daar deze versie[: {message}]',
  'error.host-only-there': 'Dit werkt alleen op de machine zelf: {command}',
  'error.host-program':
    'nightaudit is niet geïnstalleerd op {host}, of staat daar niet op het PATH van een shell die niet interactief is[: {message}]',
  'error.host-silent': '{host} antwoordde niet binnen {seconds} seconden[: {message}]',
  'error.no-ssh': '{program} kon niet worden gestart[: {message}]. NIGHTAUDIT_SSH kan een andere ssh noemen.',
  'error.relay': 'De verbinding met de daemon brak af[: {message}]',
  'next.import-there': 'Kopieer nu bestanden naar de inleesmap die dit toont:',
};
