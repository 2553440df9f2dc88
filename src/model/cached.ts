/** Values that are made once for each thing and forgotten with it. */
export function cached<Thing extends object, Value>(make: (thing: Thing) => Value): (thing: Thing) => Value {
  const made = new WeakMap<Thing, Value>();
  return (thing) => {
    const value = made.get(thing) ?? make(thing);
    made.set(thing, value);
    return value;
  };
}
