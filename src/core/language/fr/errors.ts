import type { errors as english } from '../en/errors.ts';
import type { Part } from '../part.ts';

export const errors: Part<typeof english> = {
  'error.answer':
    'Le service a répondu à « {method} » sous une forme que ce programme ne connaît pas[ ({message})]. Arrêtez-le avec « nightaudit daemon stop » ; la commande suivante démarre celui qui est installé.',
  'error.connection-lost': 'Le service a disparu deux fois avant de répondre. « nightaudit doctor » en dit plus.',
  'error.country': '« {country} » ne figure pas parmi {countries}.',
  'error.daemon-ended': 'Le service n’a pas démarré[ : {message}]',
  'error.daemon-silent':
    'Le service ne répond pas. Arrêtez-le avec « nightaudit daemon stop » ou mettez fin à son processus.',
  'error.daemon-slow': 'Le service n’a pas répondu en {seconds} secondes[ : {message}]',
  'error.daemon-stopping': 'Le service s’arrête et n’a pas encore fini. Réessayez dans une minute.',
  'error.file': '{file} : {message}',
  'error.flag':
    '{flag}[ {value}] n’est pas compris : --home attend un répertoire, --host attend utilisateur@machine, --lang attend en, nl, de ou fr.',
  'error.internal': 'C’est une erreur de nightaudit lui-même : {message}',
  'error.kind-conflict': 'Cela a changé entre-temps : {why} Regardez de nouveau, puis répétez la commande.',
  'error.kind-quarantine': '{why} Rien ne change tant que personne n’a regardé.',
  'error.mapping-too-large': '{file} est trop volumineux pour un modèle de colonnes.',
  'error.no-command': 'Laquelle ? Voyez la liste ci-dessus.',
  'error.no-configuration': 'Il n’y a pas de configuration {name}.',
  'error.no-line': 'Il n’y a pas de ligne {line} ; le document en a {lines}.',
  'error.not-a-sample': '{home} n’est pas un répertoire d’exemple. Indiquez-en un autre, ou aucun.',
  'error.not-json': '{file} ne contient pas un objet JSON[ : {message}]',
  'error.nothing-to-change': 'Dites ce qui doit changer ; --help indique ce qui peut l’être.',
  'error.one-repair': 'Donnez une seule des options --account, --vat-code et --relation.',
  'error.one-resolution': 'Donnez soit --posted REMOTE, soit --send-again.',
  'error.protocol':
    'Le service ({daemon}) et ce programme ({client}) ne parlent pas le même protocole. Arrêtez le service avec « nightaudit daemon stop » ou mettez fin à son processus ; la commande suivante démarre celui qui est installé.',
  'error.socket': 'Le socket {path} n’est pas utilisable : {message}',
  'error.socket-folder':
    '{folder} n’est pas un dossier à vous et fermé aux autres, donc ce qui y écoute n’est pas digne de confiance. Supprimez-le, ou définissez XDG_RUNTIME_DIR.',
  'error.socket-folder-unusable': '{folder} n’est pas utilisable pour le socket : {message}',
  'error.too-much': 'C’est plus que n’en contient une commande. Faites-le en plusieurs fois.',
};
