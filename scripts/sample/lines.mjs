// What the park sells, as lines of an invoice: item, rate and unit are the item's own, amounts are net of VAT.
// Rates of 2026: lodging in chalets, hall hire and alcohol 21 %, camping pitches and food 9 %, tourist tax outside VAT.
import { addDays } from './cents.mjs';

const line = (item, rate, unit, text, quantity, price, more = {}) => ({
  item,
  rate,
  category: 'S',
  unit,
  text,
  quantity,
  price,
  ...more,
});

/** The period holds the nights: from arrival to the night before departure. */
const stay = (from, nights) => ({ period: [from, addDays(from, nights - 1)] });

const count = (nights) => (nights === 1 ? '1 nacht' : `${nights} nachten`);

/** `less`: a discount on the line itself, already off its net amount. */
export const chalet = (name, from, nights, price, less) =>
  line('CHALET', 21, 'DAY', `Chalet ${name}, ${count(nights)}`, nights, price, { ...stay(from, nights), less });
export const pitch = (name, from, nights, price) =>
  line('KAMPEER', 9, 'DAY', `Kampeerplaats ${name}, ${count(nights)}`, nights, price, stay(from, nights));
export const hall = (text, dayparts, price) => line('ZAAL', 21, 'C62', `Zaalhuur De Kreek, ${text}`, dayparts, price);
export const lunch = (persons, price) => line('LUNCH', 9, 'C62', 'Lunch', persons, price);
export const dinner = (persons, price) => line('DINER', 9, 'C62', 'Diner', persons, price);
export const drinks = (persons, price) => line('DRANK', 21, 'C62', 'Borrelarrangement met alcohol', persons, price);
export const food = (text, quantity, price) => line('WINKEL', 9, 'C62', text, quantity, price);
export const goods = (text, quantity, price) => line('WINKEL', 21, 'C62', text, quantity, price);
export const activity = (text, persons, price) => line('ACTIVITEIT', 21, 'C62', text, persons, price);
/** Bicycle hire: nobody has said yet on which account it belongs. */
export const bikes = (count, days, price) =>
  line('FIETS', 21, 'DAY', `Fietshuur, ${count} fietsen`, count * days, price);
/** 1.85 per person per night, a levy of the municipality. */
export const tax = (persons, nights) =>
  line('TOERBEL', 0, 'C62', `Toeristenbelasting, ${persons} personen × ${count(nights)}`, persons * nights, '1.85', {
    category: 'O',
  });
export const downPayment = (text, price) => line('AANBET', 21, 'C62', text, 1, price);
export const settled = (text, price) => line('AANBET', 21, 'C62', text, -1, price);
/** Organised at the customer's own place in Belgium: the place of supply is there, VAT is reverse-charged. */
export const abroad = (text, hours, price) => line('ACTIVITEIT', 0, 'HUR', text, hours, price, { category: 'AE' });
