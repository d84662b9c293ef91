/**
 * Names of which none occurs twice: those that do are told apart, and by their number where that is not enough.
 * @param tellApart a longer name of the one at that place
 */
export function distinct(names: readonly string[], tellApart: (index: number) => string): string[] {
  const occurs = (list: readonly string[], name: string) => list.filter((other) => other === name).length;
  const longer = names.map((name, index) => (occurs(names, name) > 1 ? tellApart(index) : name));
  return longer.map((name, index) => {
    const before = occurs(longer.slice(0, index), name);
    return before > 0 ? `${name} (${before + 1})` : name;
  });
}
