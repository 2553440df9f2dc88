/** Values that are made once for each thing and forgotten with it. What a value is made of besides must belong to the thing: an article is part of one ledger. */
export function cached<Thing extends object, Rest extends unknown[], Value>(make: (thing: Thing, ...rest: Rest) => Value): (thing: Thing, ...rest: Rest) => Value {
  const made = new WeakMap<Thing, Value>();
  return (thing, ...rest) => {
    const value = made.get(thing) ?? make(thing, ...rest);
    made.set(thing, value);
    return value;
  };
}
