import type { readProblems as english } from '../en/read-problems.ts';
import type { Part } from '../part.ts';

export const readProblems: Part<typeof english> = {
  'read.not-readable': 'ne s’ouvre pas',
  'read.too-large': 'trop volumineux',
  'read.too-deep': 'trop de niveaux imbriqués',
  'read.not-xml': 'n’est pas du XML',
  'read.xml-truncated': 'le XML est tronqué',
  'read.xml-entities-refused': 'le XML déclare des entités',
  'read.not-ubl': 'n’est ni une facture ni un avoir UBL',
  'read.not-json': 'n’est pas du JSON',
  'read.schema': 'n’a pas la forme attendue',
  'read.header-changed': 'd’autres colonnes que le modèle enregistré',
  'read.no-mapping': 'pas de modèle de colonnes pour ce fichier',
  'read.encoding': 'n’est pas du texte dans un codage connu',
  'read.amount': 'un montant est illisible',
  'read.date': 'une date est illisible',
  'read.currency': 'une devise est illisible',
  'read.missing-field': 'un champ manque',
  'read.unknown-value': 'une valeur n’est pas connue',
  'read.totals-mismatch': 'les montants ne tombent pas juste',
  'read.duplicate-id': 'deux fois le même identifiant',
  'read.unsupported': 'un type de document qui n’est pas pris en charge',
  'read.wrong-supplier': 'vient d’un autre fournisseur',
  'read.unsafe-name': 'un nom de fichier qui n’est pas sûr',
};
