import type { remote as english } from '../en/remote.ts';
import type { Part } from '../part.ts';

export const remote: Part<typeof english> = {
  'error.host': 'ssh n’a pas établi de connexion avec {host}[ : {message}]',
  'error.host-denied': '{host} ne vous a pas laissé entrer ; « ssh {host} » doit d’abord fonctionner[ : {message}]',
  'error.host-detect':
    'Avec --host, aucun fichier de cette machine n’est lu. Copiez-le sur {host} et lancez la commande là-bas : {command}',
  'error.host-export':
    'Avec --host, aucun fichier n’est écrit sur cette machine. Lancez la commande là-bas et copiez ce qu’elle écrit : {command}',
  'error.host-failed': '{host} : {message}',
  'error.host-import':
    'Avec --host, aucun fichier de cette machine n’est lu. Copiez les fichiers dans le dossier de dépôt sur {host}, que montre « {list} », ou lancez la commande là-bas : {command}',
  'error.host-key':
    'La clé de {host} n’est pas connue ici, ou n’est plus la même. Connectez-vous une fois avec « ssh {host} » et comparez-la[ : {message}]',
  'error.host-noise':
    'Le shell sur {host} a écrit plus de {kilobytes} Ko avant que nightaudit ne parle. Gardez son profil silencieux pour les shells non interactifs.',
  'error.host-old': 'Le nightaudit sur {host} ne connaît pas encore --host. Installez-y cette version[ : {message}]',
  'error.host-only-there': 'Cela ne fonctionne que sur la machine elle-même : {command}',
  'error.host-program':
    'nightaudit n’est pas installé sur {host}, ou n’est pas dans le PATH d’un shell non interactif là-bas[ : {message}]',
  'error.host-silent': '{host} n’a pas répondu en {seconds} secondes[ : {message}]',
  'error.no-ssh': '{program} n’a pas pu être lancé[ : {message}]. NIGHTAUDIT_SSH peut désigner un autre ssh.',
  'error.relay': 'La connexion au service s’est interrompue[ : {message}]',
  'next.import-there': 'Copiez maintenant des fichiers dans le dossier de dépôt que montre ceci :',
};
