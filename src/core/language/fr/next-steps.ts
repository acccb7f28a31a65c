import type { nextSteps as english } from '../en/next-steps.ts';
import type { Part } from '../part.ts';

export const nextSteps: Part<typeof english> = {
  'next.activate': 'Faites-la vérifier auprès du logiciel comptable :',
  'next.approve': 'Approuvez-le :',
  'next.configuration': 'Créez-en une :',
  'next.coverage': 'Voir ce qui se vend sans compte :',
  'next.document': 'Voir un document avec ses motifs :',
  'next.dry-run': 'Voir ce qui serait comptabilisé :',
  'next.entry': 'Voir une écriture avec ses opérations :',
  'next.import': 'Importez des fichiers ou des dossiers :',
  'next.import-again': 'Corrigez le fichier, puis importez-le de nouveau :',
  'next.init': 'Créez un répertoire pour votre propre établissement :',
  'next.map': 'Choisissez un compte avant qu’il ne soit facturé :',
  'next.print': 'Une page pour le comptable :',
  'next.repairs': 'Voir ce qui attend, et pourquoi :',
  'next.resolve-posted': 'L’écriture y est ? Indiquez sous quel numéro :',
  'next.resolve-send': 'Elle n’y est certainement pas ? Renvoyez exactement les mêmes octets :',
  'next.run': 'Voir un traitement avec son journal :',
  'next.source': 'Créez-en une :',
  'next.sync': 'Comptabilisez ce qui doit l’être :',
};
