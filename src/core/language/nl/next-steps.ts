import type { nextSteps as english } from '../en/next-steps.ts';
import type { Part } from '../part.ts';

export const nextSteps: Part<typeof english> = {
  'next.activate': 'Laat haar met het boekhoudpakket vergelijken:',
  'next.approve': 'Keur het goed:',
  'next.configuration': 'Maak er een:',
  'next.coverage': 'Bekijk wat zonder rekening wordt verkocht:',
  'next.document': 'Bekijk er een met de redenen:',
  'next.dry-run': 'Bekijk wat er zou worden geboekt:',
  'next.entry': 'Bekijk er een met de feiten:',
  'next.import': 'Lees bestanden of mappen in:',
  'next.import-again': 'Verbeter het bestand en lees het opnieuw in:',
  'next.init': 'Maak een map voor uw eigen bedrijf:',
  'next.map': 'Kies een rekening voordat er een factuur van komt:',
  'next.print': 'Een blad voor de accountant:',
  'next.repairs': 'Bekijk wat er wacht, en waarom:',
  'next.resolve-posted': 'Staat de boeking er? Zeg onder welk nummer:',
  'next.resolve-send': 'Staat ze er zeker niet? Verzend dezelfde bytes nog eens:',
  'next.run': 'Bekijk er een met het logboek:',
  'next.source': 'Maak er een:',
  'next.sync': 'Boek wat aan de beurt is:',
};
