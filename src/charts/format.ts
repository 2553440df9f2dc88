/** Values as a drawing, an axis, a table and a sentence print them. */
import type { Unit } from '../schemas/ledger.ts';

/** Narrow no-break space, between a number and the symbol of its unit. */
const THIN = '\u202f';
const MINUS = '−';

/** Digits without a sign, with at least and at most so many decimals. */
const number = (value: number, least = 0, most = 3): string => {
  const text = FORMATS[most]!.format(Math.abs(value));
  const [whole, decimals = ''] = text.split('.');
  return least > decimals.length ? `${whole}.${decimals.padEnd(least, '0')}` : text;
};
const FORMATS = [0, 1, 2, 3].map((most) => new Intl.NumberFormat('en-US', { maximumFractionDigits: most }));
const sign = (value: number): string => (value < 0 ? MINUS : '');

interface Magnitude {
  size: number;
  /** Behind a number, as American papers print it. */
  sign: string;
  word: string;
}

const PLAIN: Magnitude = { size: 1, sign: '', word: '' };
const MAGNITUDES: readonly Magnitude[] = [
  { size: 1e12, sign: 'T', word: ' trillion' },
  { size: 1e9, sign: 'B', word: ' billion' },
  { size: 1e6, sign: 'M', word: ' million' },
];

/** One of a unit in dollars or people, which alone are said in millions. */
const ONE: Partial<Record<Unit, number>> = { 'usd-billion': 1e9, 'usd-million': 1e6, usd: 1, users: 1 };
const SYMBOLS: Partial<Record<Unit, string>> = { percent: '%', gw: `${THIN}GW`, mw: `${THIN}MW` };

const isMoney = (unit: Unit): boolean => unit.startsWith('usd');

/** In what a value is said: a loss of 0.223 in billions of dollars, in millions. */
function magnitudeOf(value: number, unit: Unit): Magnitude {
  const one = ONE[unit];
  return (one && MAGNITUDES.find(({ size }) => Math.abs(value) * one >= size)) || PLAIN;
}

/** A value in a magnitude, free of the dust of binary fractions. */
const inMagnitude = (value: number, unit: Unit, { size }: Magnitude): number => Number(((Math.abs(value) * (ONE[unit] ?? 1)) / size).toPrecision(12));

/** A number with all that surrounds it. */
const dressed = (digits: string, value: number, unit: Unit, magnitude: Magnitude): string =>
  `${sign(value)}${isMoney(unit) ? '$' : ''}${digits}${SYMBOLS[unit] ?? magnitude.sign}`;

/** As exact as the ledger has it and in the ledger's own unit, so that a column of a table can be compared: "$13B", "−$1,244M", "27%", "800M", "4.1 GW". */
export function formatValue(value: number, unit: Unit): string {
  const magnitude = unit === 'users' ? magnitudeOf(value, unit) : (MAGNITUDES.find(({ size }) => size === ONE[unit]) ?? PLAIN);
  return dressed(number(inMagnitude(value, unit, magnitude)), value, unit, magnitude);
}

const decimalsOf = (size: number): number => number(size).split('.')[1]?.length ?? 0;
const differing = (sizes: readonly number[], decimals: number): number => new Set(sizes.map((size) => number(size, 0, decimals))).size;

/** How many decimals numbers that stand together have: one, or none where none is needed or a number has three figures before the point; two only where numbers would else read alike. */
function sharedDecimals(sizes: readonly number[]): number {
  const room = Math.max(0, 3 - String(Math.floor(Math.max(...sizes))).length);
  const needed = Math.min(Math.max(...sizes.map(decimalsOf)), room);
  const fewest = Math.min(1, needed);
  return differing(sizes, fewest) < differing(sizes, needed) ? needed : fewest;
}

/** How a drawing prints its values. */
export interface Notation {
  /** "$6.6B"; a round limit ("more than $10B") has no decimals that nobody stated. */
  format: (value: number, isLimit?: boolean) => string;
  /** The number alone, where the unit stands elsewhere: all in the magnitude of the largest. */
  formatBare: (value: number, isLimit?: boolean) => string;
  /** That number without decimals, where room is short. */
  formatWhole: (value: number) => string;
  /** The unit of both in words. */
  unit: string;
}

type Digits = (value: number, isLimit: boolean) => string;

/** At most three figures, and equally many decimals; a number that would be left with a single figure keeps its second. */
function digitsOf(values: readonly number[], unit: Unit, magnitude: Magnitude): Digits {
  const decimals = sharedDecimals(values.map((value) => inMagnitude(value, unit, magnitude)));
  return (value, isLimit) => {
    const size = inMagnitude(value, unit, magnitude);
    const second = size === 0 ? 0 : Math.min(decimalsOf(size), 1 - Math.floor(Math.log10(size)));
    const most = Math.max(decimals, second);
    return number(size, isLimit ? 0 : most, most);
  };
}

/** Numbers of one magnitude have equally many decimals: "$6.6B" beside "$122B". */
export function notationOf(values: readonly number[], unit: Unit): Notation {
  const groups = Map.groupBy(values, (value) => magnitudeOf(value, unit));
  const digits = new Map([...groups].map(([magnitude, of]) => [magnitude, digitsOf(of, unit, magnitude)]));
  const largest = [...groups.keys()].reduce((most, magnitude) => (magnitude.size > most.size ? magnitude : most));
  const bare = digitsOf(values, unit, largest);
  return {
    format: (value, isLimit = false) => {
      const own = magnitudeOf(value, unit);
      return dressed((digits.get(own) ?? digitsOf([value], unit, own))(value, isLimit), value, unit, own);
    },
    formatBare: (value, isLimit = false) => sign(value) + bare(value, isLimit),
    formatWhole: (value) => sign(value) + number(inMagnitude(value, unit, largest), 0, 0),
    unit: unitInWords(unit, largest),
  };
}

const UNITS: Partial<Record<Unit, string>> = { percent: 'percent', gw: 'gigawatts', mw: 'megawatts' };

/** "billions of dollars", "millions", "gigawatts". */
function unitInWords(unit: Unit, { word }: Magnitude): string {
  const many = word && `${word.trim()}s`;
  return isMoney(unit) ? (many ? `${many} of dollars` : 'dollars') : (UNITS[unit] ?? many);
}

/** The values of an axis that ends at a highest value, in the form of the labels beside it ("$800B") and all of one magnitude; what lies beyond that magnitude has no tick. */
export function formatTicks(values: readonly number[], highest: number, unit: Unit): { value: number; text: string }[] {
  const magnitude = magnitudeOf(highest, unit);
  const kept = values.filter((value) => magnitude === PLAIN || inMagnitude(value, unit, magnitude) < 1000);
  const decimals = Math.max(0, ...kept.map((value) => decimalsOf(inMagnitude(value, unit, magnitude))));
  return kept.map((value) => ({ value, text: value === 0 ? '0' : dressed(number(inMagnitude(value, unit, magnitude), decimals), value, unit, magnitude) }));
}

/** A tick of a scale by powers of ten, each in its own magnitude. */
export function formatTick(value: number, unit: Unit): string {
  const magnitude = magnitudeOf(value, unit);
  return dressed(number(inMagnitude(value, unit, magnitude)), value, unit, magnitude);
}

/** As it is read aloud: "minus $688 million", "900 million", "27 percent", "1.9 gigawatts". */
export function formatInWords(value: number, unit: Unit): string {
  const magnitude = magnitudeOf(value, unit);
  const size = number(inMagnitude(value, unit, magnitude));
  const name = UNITS[unit] && ` ${size === '1' ? UNITS[unit].replace(/s$/, '') : UNITS[unit]}`;
  return `${value < 0 ? 'minus ' : ''}${isMoney(unit) ? '$' : ''}${size}${name ?? magnitude.word}`;
}
