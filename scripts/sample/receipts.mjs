// Receipts of the tills, one a line: business date, time, till, how it was paid, what was sold.
// Hours run on after midnight (25:23 is 01:23 of the next morning: the bar closes at three, and the day with it).
// A `w` after the time: wall time after the clock went back to winter time in the night of 25 October.
// "; tip 3.00" was given to the staff; "; 20.00 cash" was paid in cash and the rest by card.

/** Per article: product, name on the receipt, VAT rate, price in cents including VAT. */
export const menu = {
  dagschotel: ['DINER', 'Dagschotel', 9, 1850],
  vis: ['DINER', 'Vis van de dag', 9, 2350],
  kindermenu: ['DINER', 'Kindermenu', 9, 975],
  soep: ['LUNCH', 'Soep met brood', 9, 725],
  uitsmijter: ['LUNCH', 'Uitsmijter', 9, 1150],
  tosti: ['LUNCH', 'Tosti', 9, 640],
  koffie: ['DRANK', 'Koffie', 9, 280],
  fris: ['DRANK', 'Frisdrank', 9, 290],
  bier: ['DRANK', 'Bier', 21, 340],
  wijn: ['DRANK', 'Wijn', 21, 460],
  borrel: ['DRANK', 'Borrel', 21, 520],
  brood: ['WINKEL', 'Brood', 9, 635],
  melk: ['WINKEL', 'Melk', 9, 149],
  krant: ['WINKEL', 'Krant', 9, 420],
  hout: ['WINKEL', 'Barbecuehout', 21, 795],
  gas: ['WINKEL', 'Gasvulling', 21, 2450],
  speelgoed: ['WINKEL', 'Speelgoed', 21, 1195],
  kano: ['ACTIVITEIT', 'Kano, twee uur', 21, 1650],
};

export const productNames = {
  DINER: 'Diner',
  LUNCH: 'Lunch',
  DRANK: 'Dranken',
  WINKEL: 'Winkel',
  ACTIVITEIT: 'Activiteiten',
};

export const receipts = `
09-01 09:13 shop card: 4 brood, 1 melk, 2 speelgoed, 1 gas
09-01 20:04 bar card: 1 dagschotel, 1 fris, 1 wijn; tip 3.00
09-01 25:23 bar card: 8 bier, 1 borrel, 3 fris
09-02 09:48 shop card: 3 brood, 3 melk
09-02 12:47 bar card: 4 uitsmijter, 2 fris
09-02 20:18 bar card: 3 dagschotel, 1 vis, 2 wijn
09-02 23:36 bar card: 8 bier, 3 borrel, 2 fris
09-03 13:01 bar card: 1 soep, 1 fris
09-03 18:38 bar card: 1 vis, 1 wijn; tip 3.00
09-04 10:01 shop card: 4 brood, 2 melk, 1 krant
09-04 18:26 bar card: 4 vis, 2 fris, 1 wijn
09-04 26:11 bar cash: 3 bier, 2 wijn
09-05 09:29 shop card: 2 brood, 1 melk, 1 krant
09-05 12:25 bar cash: 3 uitsmijter, 1 fris
09-05 20:54 bar card: 3 dagschotel, 3 fris, 2 bier; tip 2.00
09-05 24:10 bar card: 3 bier, 3 borrel, 2 fris
09-06 09:37 shop card: 2 brood, 1 melk, 1 krant
09-06 15:55 shop card: 1 kano, 2 fris
09-06 18:21 bar cash: 3 dagschotel, 2 kindermenu
09-07 10:55 shop cash: 1 brood, 3 melk, 1 krant, 1 hout
09-07 18:54 bar card: 3 dagschotel, 1 kindermenu
09-07 22:13 bar card: 6 bier, 4 wijn
09-07 25:48 bar card: 4 bier, 1 borrel
09-08 10:24 shop cash: 4 brood, 1 melk, 2 hout
09-08 20:09 bar card: 1 dagschotel, 1 fris; tip 1.50
09-08 22:34 bar cash: 7 bier, 3 borrel
09-09 10:22 shop cash: 4 brood, 3 melk
09-09 18:38 bar cash: 3 dagschotel, 1 vis, 4 wijn
09-10 09:47 shop card: 3 brood, 3 melk, 1 krant, 2 hout
09-10 18:03 bar cash: 3 dagschotel, 3 bier
09-11 10:51 shop card: 3 brood, 2 melk
09-11 12:58 bar cash: 4 tosti, 3 fris
09-11 20:37 bar card: 2 dagschotel, 2 vis, 1 bier; tip 2.00
09-11 24:02 bar cash: 4 bier, 1 wijn, 2 tosti
09-12 13:28 bar cash: 2 tosti, 1 koffie, 2 bier
09-12 20:00 bar card: 4 dagschotel, 2 fris, 4 wijn
09-12 26:58 bar cash: 8 bier, 2 wijn, 4 fris
09-13 09:08 shop card: 2 brood, 3 melk, 1 krant
09-13 19:55 bar card: 1 dagschotel, 1 vis, 2 bier
09-13 23:18 bar card: 5 bier, 1 wijn
09-13 26:45 bar card: 7 bier, 4 wijn, 1 fris
09-14 13:17 bar card: 2 uitsmijter, 1 fris
09-14 19:44 bar card: 3 dagschotel, 2 vis
09-15 10:40 shop card: 1 brood, 1 melk, 1 krant, 3 hout
09-15 19:59 bar cash: 1 dagschotel, 1 vis, 1 bier
09-16 09:35 shop card: 3 brood, 2 melk, 1 krant, 2 hout, 1 gas
09-16 19:33 bar card: 2 vis; 10.00 cash
09-17 13:09 bar card: 1 soep, 1 fris, 1 bier
09-17 18:53 bar card: 1 dagschotel, 3 kindermenu, 2 bier; 10.00 cash
09-18 12:06 bar cash: 2 soep, 2 fris
09-18 20:51 bar card: 5 dagschotel, 2 fris, 4 wijn
09-18 26:32 bar card: 6 bier, 1 wijn, 3 fris
09-19 09:27 shop card: 3 brood, 1 melk, 1 krant
09-19 12:45 bar card: 4 tosti, 3 fris
09-19 19:10 bar card: 1 dagschotel, 1 wijn
09-19 24:34 bar cash: 2 bier, 1 wijn, 1 tosti
09-20 10:35 shop card: 2 brood, 1 melk, 1 hout
09-20 13:37 shop card: 2 kano
09-20 18:50 bar card: 3 dagschotel, 2 fris, 3 bier
09-21 10:00 shop cash: 4 brood, 1 melk
09-21 19:57 bar card: 4 dagschotel, 2 bier
09-21 24:33 bar card: 2 bier, 4 borrel
09-22 13:15 bar ideal: 1 soep, 1 koffie
09-22 20:58 bar cash: 2 vis, 2 wijn
09-22 25:02 bar card: 3 bier, 2 wijn, 2 fris
09-23 09:19 shop card: 1 brood, 1 melk, 2 speelgoed, 1 gas
09-23 18:53 bar card: 4 dagschotel, 2 fris, 2 bier
09-24 09:38 shop card: 4 brood, 2 melk, 1 krant, 2 hout
09-24 18:13 bar card: 3 dagschotel, 2 fris, 1 bier
09-25 12:17 bar card: 1 uitsmijter, 1 fris
09-25 18:01 bar cash: 5 dagschotel
09-25 25:49 bar card: 7 bier, 2 wijn, 4 fris; 10.00 cash
09-26 09:30 shop cash: 3 brood, 1 melk, 1 krant, 1 gas
09-26 13:51 shop cash: 1 kano
09-26 18:15 bar card: 4 kindermenu, 1 wijn; tip 3.00
09-26 25:09 bar cash: 4 bier, 1 wijn, 3 fris
09-27 10:46 shop card: 3 brood, 2 melk, 3 hout
09-27 19:45 bar card: 2 dagschotel, 1 kindermenu, 3 fris, 2 wijn
09-27 26:56 bar card: 4 bier, 3 borrel, 4 fris
09-28 09:33 shop card: 3 brood, 1 melk, 1 krant, 1 hout
09-28 20:57 bar card: 4 vis, 3 bier
09-28 25:19 bar ideal: 3 bier, 1 borrel
09-29 10:34 shop card: 3 brood, 2 melk, 1 krant
09-29 20:58 bar cash: 3 dagschotel, 1 vis, 4 wijn
09-30 09:59 shop cash: 1 brood, 3 melk, 1 gas
09-30 19:41 bar cash: 1 vis
09-30 25:05 bar card: 6 bier, 4 borrel
10-01 09:15 shop card: 4 brood, 3 melk, 1 hout
10-01 19:25 bar card: 4 dagschotel, 2 wijn
10-02 09:04 shop card: 1 brood, 1 melk, 1 krant
10-02 12:42 bar cash: 3 uitsmijter, 2 koffie
10-02 18:28 bar card: 1 dagschotel, 4 vis, 2 fris, 5 bier
10-02 25:55 bar card: 8 bier, 1 wijn
10-03 13:18 bar card: 1 soep, 1 koffie, 1 wijn
10-03 13:53 shop card: 3 kano; 20.00 cash
10-03 20:23 bar cash: 4 dagschotel, 4 fris
10-03 25:44 bar card: 5 bier, 1 wijn, 2 fris, 3 tosti
10-04 09:32 shop card: 2 brood, 3 melk, 3 hout; 10.00 cash
10-04 13:42 shop card: 2 kano, 1 fris
10-04 19:57 bar cash: 2 vis
10-05 13:57 bar card: 3 uitsmijter, 1 fris, 2 bier
10-05 18:23 bar cash: 3 vis
10-05 22:01 bar cash: 4 bier, 1 wijn, 2 fris
10-06 12:55 bar card: 1 soep, 1 koffie
10-06 20:43 bar card: 3 dagschotel, 2 vis
10-06 26:36 bar card: 8 bier, 1 wijn
10-07 12:32 bar card: 4 tosti, 4 fris
10-07 20:59 bar card: 3 dagschotel
10-08 09:54 shop card: 2 brood, 1 melk, 1 krant
10-08 20:42 bar card: 1 dagschotel, 1 kindermenu, 2 fris
10-08 22:01 bar card: 6 bier, 3 borrel, 1 fris
10-09 09:26 shop cash: 3 brood, 2 melk
10-09 19:52 bar card: 1 dagschotel, 1 vis, 1 fris; 15.00 cash
10-09 26:41 bar card: 3 bier, 1 wijn, 3 fris
10-10 09:09 shop cash: 1 brood, 1 melk, 1 hout
10-10 12:27 bar ideal: 4 soep, 3 koffie, 3 bier
10-10 19:14 bar card: 2 dagschotel, 1 vis, 3 fris
10-10 25:44 bar card: 7 bier, 4 wijn
10-11 10:26 shop card: 2 brood, 1 melk, 1 hout
10-11 12:04 bar card: 4 uitsmijter, 3 fris
10-11 19:11 bar card: 4 vis, 4 bier
10-12 13:31 bar card: 2 uitsmijter, 2 koffie, 1 bier
10-12 20:01 bar card: 5 dagschotel
10-12 25:24 bar cash: 7 bier, 4 wijn, 1 fris
10-13 09:51 shop card: 1 brood, 1 melk, 1 speelgoed
10-13 19:18 bar card: 2 dagschotel, 1 vis, 2 fris, 3 bier
10-13 25:07 bar card: 7 bier, 4 wijn, 1 fris
10-14 13:18 bar cash: 2 uitsmijter, 2 koffie
10-14 20:59 bar card: 4 dagschotel, 1 vis, 1 fris
10-14 22:02 bar cash: 4 bier, 1 wijn
10-14 24:58 bar card: 4 bier, 4 wijn
10-15 09:02 shop cash: 3 brood, 3 melk, 1 speelgoed
10-15 19:24 bar cash: 1 kindermenu, 1 fris
10-15 24:15 bar card: 3 bier, 1 borrel, 1 fris
10-16 09:10 shop cash: 4 brood, 3 melk, 2 hout
10-16 18:54 bar card: 1 dagschotel, 2 vis, 1 fris
10-16 25:31 bar card: 3 bier, 3 borrel, 3 fris
10-17 12:00 bar card: 1 soep, 1 koffie
10-17 15:33 shop cash: 3 kano, 2 fris
10-17 20:03 bar card: 3 vis; tip 1.50
10-17 25:51 bar cash: 5 bier, 3 borrel
10-18 10:34 shop card: 1 brood, 2 melk, 1 hout
10-18 13:35 shop cash: 3 kano, 3 fris
10-18 20:57 bar card: 5 vis
10-19 10:08 shop card: 2 brood, 2 melk, 1 krant
10-19 20:48 bar cash: 1 dagschotel, 1 vis
10-19 23:51 bar cash: 5 bier, 3 borrel, 4 fris, 3 tosti
10-19 25:49 bar card: 8 bier, 1 borrel, 2 fris
10-20 12:00 bar card: 2 uitsmijter, 2 koffie
10-20 20:41 bar card: 3 dagschotel, 1 vis, 1 bier
10-21 13:09 bar card: 4 tosti, 2 koffie
10-21 18:22 bar card: 1 dagschotel, 1 fris, 1 wijn
10-22 09:33 shop card: 3 brood, 2 melk, 1 krant, 3 hout
10-22 20:48 bar card: 1 dagschotel, 1 vis, 2 fris, 1 wijn
10-22 22:39 bar card: 3 bier, 1 borrel
10-22 24:11 bar card: 2 bier, 1 wijn
10-23 09:25 shop cash: 2 brood, 2 melk, 1 krant, 3 speelgoed
10-23 18:44 bar cash: 2 vis, 1 bier
10-23 25:17 bar ideal: 7 bier, 3 borrel, 4 fris
10-24 10:40 shop card: 3 brood, 1 melk, 1 krant, 3 speelgoed
10-24 19:24 bar card: 1 dagschotel, 3 kindermenu, 2 wijn
10-24 26:20 bar card: 8 bier, 3 borrel
10-24 26:40w bar card: 3 bier, 1 wijn, 4 fris, 3 tosti
10-25 13:13 shop card: 2 kano, 3 fris
10-25 13:58 bar ideal: 4 soep, 2 koffie, 1 bier
10-25 19:53 bar card: 2 vis, 2 fris, 1 bier
10-26 10:33 shop cash: 3 brood, 3 melk, 1 krant, 2 speelgoed
10-26 12:14 bar card: 2 soep, 1 koffie
10-26 19:26 bar cash: 1 dagschotel, 4 vis, 3 fris, 5 wijn
10-27 09:30 shop card: 4 brood, 1 melk, 1 krant, 1 gas
10-27 20:11 bar card: 4 dagschotel, 1 vis, 3 fris, 1 bier
10-28 10:33 shop cash: 4 brood, 2 melk, 1 krant
10-28 12:16 bar card: 4 uitsmijter, 3 fris
10-28 20:58 bar card: 2 kindermenu, 2 bier
10-28 25:56 bar card: 7 bier, 1 borrel, 2 fris
10-29 10:47 shop cash: 3 brood, 3 melk, 3 hout
10-29 19:09 bar cash: 2 vis, 2 fris, 1 bier
10-29 22:16 bar card: 2 bier, 3 borrel
10-30 12:47 bar ideal: 1 tosti, 1 fris
10-30 19:29 bar card: 3 dagschotel, 3 fris; 20.00 cash
10-30 26:22 bar cash: 3 bier, 2 wijn, 3 fris
10-31 10:54 shop card: 3 brood, 1 melk, 2 speelgoed; 15.00 cash
10-31 13:43 shop cash: 3 kano
10-31 19:41 bar card: 2 dagschotel, 2 vis
10-31 26:19 bar card: 8 bier, 2 wijn, 3 fris
`;
