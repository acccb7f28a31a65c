// The park and its guests. All names, addresses and numbers are invented.

export const park = {
  name: 'Park De Waterlelie B.V.',
  vat: 'NL001234567B01',
  chamber: '12345678',
  address: ['Waterleliepad 1', '8355 AB', 'Giethoorn', 'NL'],
  iban: 'NL91ABNA0417164300',
};

const person = (code, name, street, postcode, city, country = 'NL') => ({
  code,
  name,
  address: [street, postcode, city, country],
});
const company = (code, name, chamber, vat, street, postcode, city, country = 'NL') => ({
  ...person(code, name, street, postcode, city, country),
  chamber,
  vat,
});

/** Debtors by the short name that the invoice table uses. */
export const parties = {
  bakker: person('10001', 'Familie Bakker', 'Lindelaan 14', '3703 AB', 'Zeist'),
  bos: person('10002', 'H. Bos', 'Kerkstraat 3', '7941 BC', 'Meppel'),
  brouwer: person('10003', 'Familie Brouwer', 'Havenkade 22', '8861 CD', 'Harlingen'),
  dekker: person('10004', 'Familie Dekker', 'Beukenhof 7', '6711 DE', 'Ede'),
  devries: person('10005', 'M. de Vries', 'Singel 101', '8911 EF', 'Leeuwarden'),
  dewit: person('10006', 'C. de Wit', 'Molenweg 18', '5211 FG', 'Den Bosch'),
  dijk: person('10007', 'Familie Van Dijk', 'Dorpsstraat 60', '1521 GH', 'Wormerveer'),
  hendriks: person('10008', 'L. Hendriks', 'Parklaan 5', '6828 HJ', 'Arnhem'),
  jansen: person('10009', 'Familie Jansen', 'Wilgenpad 9', '3812 JK', 'Amersfoort'),
  kok: person('10010', 'E. Kok', 'Veerdam 2', '4201 KL', 'Gorinchem'),
  lefevre: person('10011', 'Hélène Lefèvre', 'Rue des Lilas 8', '59000', 'Lille', 'FR'),
  meijer: person('10012', 'Familie Meijer', 'Esdoornstraat 31', '9712 LM', 'Groningen'),
  mulder: person('10013', 'J. Mulder', 'Oude Gracht 77', '3511 MN', 'Utrecht'),
  muller: person('10014', 'Jürgen Müller', 'Gartenstraße 12', '48143', 'Münster', 'DE'),
  peters: person('10015', 'Familie Peters', 'Zandpad 40', '7411 NP', 'Deventer'),
  schmidt: person('10016', 'Familie Schmidt', 'Seeweg 4', '26721', 'Emden', 'DE'),
  smit: person('10017', 'A. Smit', 'Polderweg 15', '1442 PR', 'Purmerend'),
  visser: person('10018', 'Familie Visser', 'Haringkade 6', '1976 RS', 'IJmuiden'),
  zoe: person('10019', 'Zoë Brontë-de Groot', 'Rozengracht 120', '1016 ST', 'Amsterdam'),
  brege: company(
    '20001',
    'Café-coöperatie De Brêge U.A.',
    '23456781',
    'NL002345678B01',
    'Brink 2',
    '8331 TV',
    'Steenwijk',
  ),
  claes: company('20002', 'Evenementen Claes NV', '0123456749', 'BE0123456749', 'Veldstraat 55', '9000', 'Gent', 'BE'),
  fotoclub: company('20003', 'Fotoclub Het Diafragma', '34567812', undefined, 'Stationsplein 8', '8011 VW', 'Zwolle'),
  kade: company(
    '20004',
    'Kade & Partners Notarissen',
    '45678123',
    'NL004567812B01',
    'Nieuwe Kade 30',
    '7941 WX',
    'Meppel',
  ),
  koor: company('20005', 'Gemengd Koor Élan', '56781234', undefined, 'Kerkplein 1', '3841 XY', 'Harderwijk'),
  natuurkamp: company('20006', 'Stichting Natuurkamp Salland', '67812345', undefined, 'Bosweg 12', '8111 YZ', 'Heeten'),
  vandam: company(
    '20007',
    'Installatiebedrijf Van Dam B.V.',
    '78123456',
    'NL007812345B01',
    'Ambachtsweg 19',
    '8304 ZA',
    'Emmeloord',
  ),
  windwijzer: company(
    '20008',
    'Zeilschool De Windwijzer',
    '81234567',
    'NL008123456B01',
    'Jachthaven 11',
    '8531 AC',
    'Lemmer',
  ),
};
