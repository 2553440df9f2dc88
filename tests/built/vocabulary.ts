/** schema.org's own vocabulary, from its published N-Quads: which types and properties there are, and what a property takes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const file = createRequire(import.meta.url).resolve('@vocabulary/schema').replace(/index\.js$/, 'schema.nq');
const SCHEMA = 'http://schema.org/';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const SUBCLASS = 'http://www.w3.org/2000/01/rdf-schema#subClassOf';

const classes = new Map<string, { parents: string[] }>();
const properties = new Map<string, { domains: string[]; ranges: string[] }>();
const local = (address: string): string => address.replace(SCHEMA, '');

const statements = [...readFileSync(file, 'utf8').matchAll(/^<http:\/\/schema\.org\/([^>]+)> <([^>]+)> <([^>]+)> /gm)].map(([, subject, predicate, object]) => [subject!, predicate!, object!] as const);
for (const [subject, predicate, object] of statements) {
  if (predicate !== TYPE) continue;
  if (object.endsWith('#Property')) properties.set(subject, { domains: [], ranges: [] });
  else if (object.endsWith('#Class')) classes.set(subject, { parents: [] });
}
for (const [subject, predicate, object] of statements) {
  if (predicate === SUBCLASS) classes.get(subject)?.parents.push(local(object));
  if (predicate === `${SCHEMA}domainIncludes`) properties.get(subject)?.domains.push(local(object));
  if (predicate === `${SCHEMA}rangeIncludes`) properties.get(subject)?.ranges.push(local(object));
}

/** A type and all above it. */
const lineOf = (type: string): string[] => [type, ...(classes.get(type)?.parents ?? []).flatMap(lineOf)];

/** Texts that schema.org reads as values; a `URL` is a text, and anything may be named by its address. */
const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const ADDRESS = /^https?:\/\/\S+$/;

function fits(value: unknown, ranges: readonly string[]): boolean {
  const takes = (...names: string[]): boolean => names.some((name) => ranges.includes(name));
  if (typeof value === 'number') return takes('Number', 'Integer', 'Float', 'Text');
  if (typeof value === 'boolean') return takes('Boolean');
  if (typeof value === 'string') {
    if (takes('Text')) return true;
    if (takes('URL') && ADDRESS.test(value)) return true;
    if (takes('Date') && DAY.test(value)) return true;
    if (takes('DateTime') && INSTANT.test(value)) return true;
    // A number may be written as a text.
    if (takes('Number', 'Integer', 'QuantitativeValue') && /^\d+$/.test(value)) return true;
    return ADDRESS.test(value) && ranges.some((range) => classes.has(range) && !['Text', 'Date', 'DateTime', 'Number', 'Boolean'].includes(range));
  }
  const type = (value as { '@type'?: string })['@type'];
  return type !== undefined && lineOf(type).some((name) => ranges.includes(name));
}

/** What is wrong with a thing and all in it, by the vocabulary. */
export function faultsOf(thing: Record<string, unknown>, path = ''): string[] {
  const type = thing['@type'] as string | undefined;
  if (type === undefined) return [`${path}: no type`];
  if (!classes.has(type)) return [`${path}: there is no type ${type}`];
  const line = lineOf(type);
  return Object.entries(thing).flatMap(([name, value]) => {
    if (name.startsWith('@')) return [];
    const here = `${path}${type}.${name}`;
    // `query-input` says how the property `query` of an action is filled.
    const property = properties.get(name.replace(/-(input|output)$/, ''));
    if (!property) return [`${here}: there is no such property`];
    if (!property.domains.some((domain) => line.includes(domain))) return [`${here}: not of this type`];
    return [value].flat().flatMap((item: unknown) => {
      const nested = typeof item === 'object' && item !== null ? faultsOf(item as Record<string, unknown>, `${here} › `) : [];
      return fits(item, property.ranges) || name.endsWith('-input') ? nested : [`${here}: takes ${property.ranges.join(' or ')}, not ${JSON.stringify(item).slice(0, 80)}`, ...nested];
    });
  });
}

/** The vocabulary in the form in which @adobe/structured-data-validator reads it. */
export const graph = {
  '@graph': [
    ...[...classes].map(([id, { parents }]) => ({ '@id': `schema:${id}`, '@type': 'rdfs:Class', 'rdfs:subClassOf': parents.map((parent) => ({ '@id': `schema:${parent}` })) })),
    ...[...properties].map(([id, { domains }]) => ({ '@id': `schema:${id}`, '@type': 'rdf:Property', 'schema:domainIncludes': domains.map((domain) => ({ '@id': `schema:${domain}` })) })),
  ],
};
