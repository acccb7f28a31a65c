// The invoices of September and October 2026, in the order in which the park sent them.
// Most are made on the day of departure. An "advance" is sent before the stay, so its revenue waits until then.
import {
  abroad,
  activity,
  bikes,
  chalet,
  dinner,
  downPayment,
  drinks,
  food,
  goods,
  hall,
  lunch,
  pitch,
  settled,
  tax,
} from './lines.mjs';

const invoice = (id, date, to, lines, more = {}) => ({ id, date: `2026-${date}`, to, type: '380', lines, ...more });
const creditNote = (id, date, to, lines, more = {}) => invoice(id, date, to, lines, { ...more, type: '381' });
const partial = { type: '326', reference: 'GROEP-WINDWIJZER-2026' };
const advance = { type: '386' };

export const invoices = [
  invoice('2026-1001', '09-01', 'bakker', [chalet('Rietzanger', '2026-08-28', 4, '98.35'), tax(4, 4)]),
  invoice('2026-1002', '09-01', 'mulder', [pitch('12', '2026-08-25', 7, '29.36'), tax(2, 7)]),
  invoice('2026-1003', '09-02', 'vandam', [hall('hele dag', 2, '122.50'), lunch(12, '14.45')]),
  // Advance; the stay is later in the same month.
  invoice('2026-1004', '09-03', 'visser', [chalet('IJsvogel', '2026-09-18', 3, '127.27')]),
  // Down payment, settled by 2026-1050.
  invoice('2026-1005', '09-04', 'koor', [downPayment('Aanbetaling koorweekend 9-12 oktober', '500.00')], advance),
  invoice('2026-1006', '09-04', 'dewit', [pitch('7', '2026-08-31', 4, '25.69'), tax(3, 4)]),
  invoice('2026-1007', '09-05', 'peters', [
    chalet('IJsvogel', '2026-08-29', 7, '127.27'),
    goods('Linnenpakket', 5, '8.26'),
    tax(5, 7),
  ]),
  // Advance for the pitch; the welcome parcel is handed over at once.
  invoice('2026-1008', '09-07', 'smit', [pitch('3', '2026-09-21', 4, '29.36'), food('Welkomstpakket', 1, '13.76')]),
  invoice('2026-1009', '09-07', 'bos', [pitch('15', '2026-09-03', 4, '25.69'), tax(2, 4)]),
  // Discounts on the whole document, one per rate.
  invoice('2026-1010', '09-08', 'kade', [hall('hele dag', 2, '122.50'), lunch(18, '14.45'), drinks(18, '16.53')], {
    discounts: [
      [9, '13.01'],
      [21, '27.13'],
    ],
  }),
  invoice('2026-1011', '09-08', 'claes', [abroad('Teamdag Gent: programma en begeleiding', 16, '62.50')]),
  invoice('2026-1012', '09-09', 'muller', [pitch('21', '2026-09-02', 7, '29.36'), tax(2, 7)]),
  invoice(
    '2026-1013',
    '09-11',
    'windwijzer',
    [pitch('Groepsveld', '2026-09-07', 4, '146.79'), lunch(24, '9.17'), tax(24, 4)],
    partial,
  ),
  invoice('2026-1014', '09-11', 'hendriks', [chalet('Fuut', '2026-09-07', 4, '86.78', '34.71'), tax(2, 4)]),
  invoice('2026-1015', '09-12', 'dijk', [
    chalet('Rietzanger', '2026-09-05', 7, '98.35'),
    bikes(4, 2, '9.92'),
    tax(4, 7),
  ]),
  // Advance over the turn of the month: 3 of 7 nights in September, 4 in October.
  invoice('2026-1016', '09-14', 'brouwer', [chalet('Grote Karekiet', '2026-09-28', 7, '142.98', '50.00'), tax(6, 7)]),
  invoice('2026-1017', '09-14', 'kok', [pitch('8', '2026-09-11', 3, '29.36'), tax(2, 3)]),
  invoice('2026-1018', '09-14', 'dekker', [
    chalet('Fuut', '2026-09-11', 3, '94.21'),
    activity('Kanotocht met gids', 4, '18.18'),
    tax(4, 3),
  ]),
  // Two pitches for one family: two true invoices that look like one sent twice.
  invoice('2026-1019', '09-15', 'jansen', [pitch('41', '2026-09-11', 4, '29.36'), tax(4, 4)]),
  invoice('2026-1020', '09-15', 'jansen', [pitch('42', '2026-09-11', 4, '29.36'), tax(4, 4)]),
  invoice('2026-1021', '09-16', 'vandam', [hall('ochtend', 1, '137.50'), lunch(9, '14.45')]),
  invoice('2026-1022', '09-17', 'lefevre', [chalet('Rietzanger', '2026-09-12', 5, '98.35'), tax(2, 5)]),
  invoice(
    '2026-1023',
    '09-18',
    'windwijzer',
    [pitch('Groepsveld', '2026-09-11', 7, '146.79'), dinner(24, '17.43'), tax(24, 7)],
    partial,
  ),
  invoice('2026-1024', '09-18', 'fotoclub', [hall('avond', 1, '137.50'), dinner(14, '22.02'), drinks(14, '9.50')]),
  invoice('2026-1025', '09-19', 'meijer', [chalet('IJsvogel', '2026-09-12', 7, '118.18'), tax(5, 7)], {
    rounding: '0.02',
  }),
  invoice('2026-1026', '09-20', 'schmidt', [
    pitch('22', '2026-09-13', 7, '29.36'),
    food('Broodservice', 7, '6.42'),
    tax(4, 7),
  ]),
  invoice('2026-1027', '09-21', 'zoe', [chalet('Fuut', '2026-09-18', 3, '94.21'), tax(2, 3)]),
  invoice('2026-1028', '09-21', 'devries', [pitch('5', '2026-09-14', 7, '25.69'), tax(2, 7)]),
  // 150.00 was paid at the desk before the invoice was printed.
  invoice('2026-1029', '09-22', 'brege', [hall('hele dag', 2, '122.50'), lunch(16, '14.45'), drinks(16, '16.53')], {
    prepaid: '150.00',
  }),
  // Changed afterwards by the park: see later/.
  invoice('2026-1030', '09-23', 'natuurkamp', [
    pitch('Groepsveld', '2026-09-19', 4, '146.79'),
    lunch(10, '20.00'),
    activity('Vogelexcursie', 20, '7.44'),
    tax(20, 4),
  ]),
  // Advance for a stay inside the next month.
  invoice('2026-1031', '09-24', 'muller', [chalet('Rietzanger', '2026-10-09', 7, '104.13')]),
  creditNote('C2026-01', '09-24', 'kade', [lunch(3, '14.45'), drinks(3, '16.53')], { refersTo: '2026-1010' }),
  invoice(
    '2026-1032',
    '09-25',
    'windwijzer',
    [hall('slotavond', 1, '137.50'), dinner(24, '17.43'), drinks(12, '16.53'), activity('Zeilwedstrijd', 24, '12.40')],
    partial,
  ),
  invoice('2026-1033', '09-25', 'claes', [abroad('Teamdag Brugge: programma en begeleiding', 12, '62.50')]),
  invoice('2026-1034', '09-26', 'bakker', [chalet('IJsvogel', '2026-09-21', 5, '118.18'), tax(4, 5)]),
  invoice('2026-1035', '09-27', 'kok', [
    pitch('9', '2026-09-25', 2, '29.36'),
    goods('Barbecuepakket', 1, '20.62'),
    tax(2, 2),
  ]),
  invoice('2026-1036', '09-28', 'vandam', [hall('hele dag', 2, '122.50'), lunch(11, '14.45'), dinner(5, '27.06')]),
  invoice('2026-1037', '09-29', 'peters', [pitch('17', '2026-09-25', 4, '27.52'), tax(5, 4)]),
  invoice('2026-1038', '09-30', 'smit', [
    chalet('Fuut', '2026-09-25', 5, '86.78'),
    goods('Linnenpakket', 2, '8.26'),
    tax(2, 5),
  ]),
  invoice('2026-1039', '10-01', 'hendriks', [pitch('4', '2026-09-28', 3, '25.69'), tax(2, 3)]),
  invoice('2026-1040', '10-02', 'visser', [chalet('IJsvogel', '2026-09-28', 4, '109.92'), tax(6, 4)]),
  invoice('2026-1041', '10-03', 'dewit', [pitch('6', '2026-09-30', 3, '25.69'), bikes(2, 3, '9.92'), tax(2, 3)]),
  invoice('2026-1042', '10-04', 'meijer', [chalet('Rietzanger', '2026-10-02', 2, '109.09'), tax(4, 2)]),
  invoice('2026-1043', '10-05', 'kade', [hall('ochtend', 1, '137.50'), lunch(8, '14.45')]),
  invoice('2026-1044', '10-05', 'bos', [pitch('15', '2026-10-01', 4, '22.94'), tax(2, 4)]),
  invoice('2026-1045', '10-06', 'schmidt', [
    chalet('Fuut', '2026-09-29', 7, '86.78'),
    food('Broodservice', 7, '6.42'),
    tax(4, 7),
  ]),
  invoice('2026-1046', '10-07', 'lefevre', [chalet('IJsvogel', '2026-10-02', 5, '109.92'), tax(3, 5)]),
  invoice('2026-1047', '10-08', 'vandam', [
    hall('middag en avond', 2, '137.50'),
    dinner(13, '24.77'),
    drinks(13, '16.53'),
  ]),
  invoice('2026-1048', '10-09', 'mulder', [pitch('12', '2026-10-02', 7, '22.94'), tax(2, 7)]),
  invoice('2026-1049', '10-10', 'dijk', [
    chalet('Fuut', '2026-10-06', 4, '89.26'),
    activity('Kanotocht met gids', 2, '18.18'),
    tax(4, 4),
  ]),
  invoice(
    '2026-1050',
    '10-12',
    'koor',
    [
      chalet('Grote Karekiet en bijgebouw', '2026-10-09', 3, '595.04'),
      dinner(32, '19.72'),
      settled('Verrekening aanbetaling 2026-1005', '500.00'),
      tax(32, 3),
    ],
    { refersTo: '2026-1005' },
  ),
  invoice('2026-1051', '10-12', 'claes', [abroad('Teamdag Antwerpen: programma en begeleiding', 20, '62.50')]),
  invoice('2026-1052', '10-13', 'devries', [chalet('IJsvogel', '2026-10-09', 4, '109.92'), tax(2, 4)], {
    rounding: '-0.01',
  }),
  // Down payment for an exhibition in November: still open at the end of October.
  invoice(
    '2026-1053',
    '10-14',
    'fotoclub',
    [downPayment('Aanbetaling tentoonstelling 20-22 november', '600.00')],
    advance,
  ),
  invoice('2026-1054', '10-15', 'zoe', [chalet('Fuut', '2026-10-12', 3, '89.26'), tax(2, 3)]),
  creditNote('C2026-02', '10-15', 'lefevre', [chalet('IJsvogel: verwarming defect', '2026-10-05', 1, '54.96')]),
  invoice('2026-1055', '10-16', 'brouwer', [chalet('IJsvogel', '2026-10-13', 3, '109.92'), tax(4, 3)]),
  invoice('2026-1056', '10-17', 'jansen', [
    chalet('Rietzanger', '2026-10-16', 1, '104.13'),
    food('Ontbijtmand', 4, '11.47'),
    tax(4, 1),
  ]),
  invoice('2026-1057', '10-18', 'dekker', [chalet('Fuut', '2026-10-11', 7, '89.26'), tax(4, 7)], {
    discounts: [[21, '62.48']],
  }),
  invoice('2026-1058', '10-19', 'muller', [chalet('Rietzanger', '2026-10-17', 2, '104.13'), tax(2, 2)]),
  // Advance for November: wholly deferred at the end.
  invoice('2026-1059', '10-20', 'peters', [chalet('IJsvogel', '2026-11-06', 7, '101.65')]),
  invoice('2026-1060', '10-21', 'natuurkamp', [
    chalet('Grote Karekiet', '2026-10-17', 4, '334.71'),
    lunch(25, '9.17'),
    tax(25, 4),
  ]),
  // Advance over the turn of the month: 2 of 4 nights in October, 2 in November.
  invoice('2026-1061', '10-22', 'kok', [chalet('Fuut', '2026-10-30', 4, '94.21', '15.07')]),
  invoice('2026-1062', '10-23', 'brege', [hall('avond', 1, '137.50'), dinner(22, '24.77')]),
  invoice('2026-1063', '10-24', 'bakker', [
    chalet('IJsvogel', '2026-10-17', 7, '142.15'),
    goods('Linnenpakket', 4, '8.26'),
    tax(4, 7),
  ]),
  invoice('2026-1064', '10-25', 'visser', [chalet('Fuut', '2026-10-19', 6, '104.96'), tax(5, 6)]),
  invoice('2026-1065', '10-26', 'hendriks', [pitch('4', '2026-10-23', 3, '22.94'), tax(2, 3)]),
  invoice('2026-1066', '10-27', 'vandam', [hall('hele dag', 2, '122.50'), lunch(14, '14.45')]),
  invoice('2026-1067', '10-28', 'schmidt', [
    pitch('22', '2026-10-24', 4, '22.94'),
    food('Broodservice', 4, '6.42'),
    tax(4, 4),
  ]),
  invoice('2026-1068', '10-29', 'meijer', [chalet('Rietzanger', '2026-10-25', 4, '104.13'), tax(3, 4)]),
  invoice('2026-1069', '10-30', 'smit', [pitch('3', '2026-10-26', 4, '22.94'), tax(2, 4)]),
  invoice('2026-1070', '10-31', 'dewit', [
    chalet('IJsvogel', '2026-10-26', 5, '118.18'),
    activity('Boottocht', 3, '14.88'),
    tax(3, 5),
  ]),
];

/** A file whose totals are 10.00 more than its lines and VAT. */
export const badInvoice = invoice('2026-1999', '10-19', 'bos', [pitch('15', '2026-10-16', 3, '22.94')], {
  wrongBy: '10.00',
});

/** 2026-1030 as the park changed it afterwards: the lunch became a dinner, 12.10 more including VAT. */
export const changedInvoice = invoice('2026-1030', '09-23', 'natuurkamp', [
  pitch('Groepsveld', '2026-09-19', 4, '146.79'),
  dinner(10, '21.11'),
  activity('Vogelexcursie', 20, '7.44'),
  tax(20, 4),
]);

/** Its file comes a second time, under another name and unchanged. */
export const copiedInvoice = '2026-1003';
