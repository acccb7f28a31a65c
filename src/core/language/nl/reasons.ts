import type { reasons as english } from '../en/reasons.ts';
import type { Part } from '../part.ts';

export const reasons: Part<typeof english> = {
  'reason.edit': 'met de hand gekozen',
  'reason.source': 'de bron gaf deze grootboekrekening',
  'reason.mapping': 'koppeling van[ {kind:word}] {name}[ ({subject})]',
  'reason.master-data': 'voorkeursrekening[ van {relation}] in het boekhoudpakket',
  'reason.rate-mapping': 'koppeling van regels zonder product[ tegen {rate} %]',
  'reason.fallback':
    'geen andere rekening gevonden[ voor {kind:word} {name}], dus teruggevallen op de standaardrekening[ {account}]',
  'reason.role': 'de rekening uit de configuratie[ voor {role:word}]',
  'reason.discount': 'de rekening uit de configuratie voor kortingen',
  'reason.vat-map': 'btw-koppeling[: {rate:decimal} %][ {category}][ in dagboek {journal}]',
  'reason.exclusive-preferred': 'btw-koppeling[: {rate:decimal} %][ {category}]; van meer codes die exclusief btw',
  'reason.no-vat': 'buiten de btw',

  'reason.policy-always': 'in deze configuratie wordt elk document eerst beoordeeld',
  'reason.fallback-account': 'geen rekening gevonden; teruggevallen op de standaardrekening[ {account}]',
  'reason.duplicate-suspect': 'lijkt dubbel[ met {other}]',
  'reason.changed-after-booking':
    'gewijzigd nadat het was geboekt[ in {period:period}][: {what:word}][ van {was}][ naar {now}]',
  'reason.withdrawn-after-booking': 'in de bron geannuleerd nadat het was geboekt; geen creditnota gezien',
  'reason.operator-reversed': 'de boeking is met de hand teruggedraaid',

  'reason.incomplete': 'er ontbreekt iets',
  'reason.to-review': 'wacht op beoordeling',
  'reason.concept': 'halverwege weggelegd',
  'reason.held-by-document': 'de periode wacht op een ander document[: {number}]',
  'reason.not-due': 'nog niet aan de beurt[; dat is het op {due:date}]',
  'reason.period-closed': 'de periode[ {period:period}] is afgesloten',
  'reason.entry-unknown': 'de uitkomst van boeking[ {reference}] is nog niet bekend',
  'reason.nothing-to-book': 'alle bedragen zijn nul',
  'reason.moved-after-booking':
    'de datum of debiteur is gewijzigd nadat het was geboekt[ (was {was}, nu {now})]; na goedkeuring blijft het geboekt zoals het was; boek de boeking tegen om opnieuw te boeken',
  'reason.before-start': 'van voor de eerste dag die wordt geboekt[ ({start:date})]',
  'reason.sign-in-lost': 'het boekhoudpakket aanvaardt onze aanmelding niet meer; er is niets verloren',
  'reason.target-changed':
    'de administratie bij het boekhoudpakket is niet die van de configuratie[: het was {was}][, nu {now}]; er is niets verzonden',
  'reason.clock-jump':
    'de klok van deze machine versprong[ van {was:instant}][ naar {now:instant}]; er wordt niets geboekt tot dat is bevestigd',
  'reason.behind': '[{days} dagen achter; ]oudere perioden worden na een bevestiging geboekt',
  'reason.inactive': 'de configuratie is niet actief',
  'reason.package-refused': 'het boekhoudpakket weigerde het[: {message}]',
  'reason.quarantine': 'deze map staat in quarantaine, er wordt niets geboekt[: {message}]',
  'reason.source-no-access': 'de koppeling[ {authorization}] mag bron[ {source}] niet lezen',
  'reason.authorization-inactive': 'de koppeling[ {authorization}] met het boekhoudpakket werkt niet',
  'reason.stopped-at-unresolved':
    'gestopt bij boeking[ {reference}], waarvan de uitkomst niet bekend is; daarna wordt niets verzonden',
};
