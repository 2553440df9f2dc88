/** Values as a chart, a table and a sentence print them. */
import type { Unit } from '../schemas/ledger.ts';

/** Narrow no-break space, between a number and its unit. */
const THIN = '\u202f';
const MINUS = '−';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

/** A number without sign or unit: "1,244", "0.75". */
const digits = (value: number): string => grouped.format(Math.abs(value));
const sign = (value: number): string => (value < 0 ? MINUS : '');

const scaled = (value: number): { number: number; word: 'm' | 'bn' | '' } => {
  const size = Math.abs(value);
  if (size >= 1e9) return { number: size / 1e9, word: 'bn' };
  if (size >= 1e6) return { number: size / 1e6, word: 'm' };
  return { number: size, word: '' };
};

/** Whether a value in billions is said in trillions. */
export const isTrillion = (billions: number): boolean => Math.abs(billions) >= 1000;

/** "$13 bn", "$1 trillion", "−$688 m", "27%", "800 m", "4.1 GW", with thin spaces and a true minus sign. */
export function formatValue(value: number, unit: Unit): string {
  switch (unit) {
    case 'usd-billion':
      return `${sign(value)}$${isTrillion(value) ? `${digits(value / 1000)}${THIN}trillion` : `${digits(value)}${THIN}bn`}`;
    case 'usd-million':
      return `${sign(value)}$${digits(value)}${THIN}m`;
    case 'usd':
      return `${sign(value)}$${digits(value)}`;
    case 'percent':
      return `${sign(value)}${digits(value)}%`;
    case 'gw':
      return `${sign(value)}${digits(value)}${THIN}GW`;
    case 'mw':
      return `${sign(value)}${digits(value)}${THIN}MW`;
    case 'users': {
      const { number, word } = scaled(value);
      return `${sign(value)}${digits(number)}${word ? THIN + word : ''}`;
    }
    default:
      return sign(value) + digits(value);
  }
}

/** The number alone, where the unit stands elsewhere: "13", "−688", "800". */
export const formatBare = (value: number, unit: Unit): string =>
  sign(value) + digits(unit === 'users' ? scaled(value).number : value);

/** The unit alone, for a drawing whose values go without: "$ bn". */
export const formatUnit = (unit: Unit): string =>
  ({ 'usd-billion': `$${THIN}bn`, 'usd-million': `$${THIN}m`, usd: '$', percent: '%', gw: 'GW', mw: 'MW', users: 'm' } as Partial<Record<Unit, string>>)[unit] ?? '';

const dollars = (value: number): string => {
  if (isTrillion(value / 1e9)) return `$${digits(value / 1e12)} trillion`;
  const { number, word } = scaled(value);
  return `$${digits(number)}${{ bn: ' billion', m: ' million', '': '' }[word]}`;
};

/** As it is read aloud: "minus $688 million", "900 million", "27 percent", "1.9 gigawatts". */
export function formatInWords(value: number, unit: Unit): string {
  const size = Math.abs(value);
  const text = (): string => {
    switch (unit) {
      case 'usd-billion':
        return dollars(size * 1e9);
      case 'usd-million':
        return dollars(size * 1e6);
      case 'usd':
        return dollars(size);
      case 'percent':
        return `${digits(size)} percent`;
      case 'gw':
        return `${digits(size)} gigawatt${size === 1 ? '' : 's'}`;
      case 'mw':
        return `${digits(size)} megawatt${size === 1 ? '' : 's'}`;
      case 'users':
        return dollars(size).slice(1);
      default:
        return digits(size);
    }
  };
  return `${value < 0 ? 'minus ' : ''}${text()}`;
}
