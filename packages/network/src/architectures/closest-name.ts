/** The name that was probably meant: fewest letters to change, the first of equals. */
export function closestName(given: string, names: readonly string[]): string | undefined {
  const distances = names.map((name) => countChanges(given.toLowerCase(), name.toLowerCase()));
  return names[distances.indexOf(Math.min(...distances))];
}

/** Letters to insert, drop or replace. @see Levenshtein 1966 */
function countChanges(given: string, name: string): number {
  let row = Array.from({ length: name.length + 1 }, (_, place) => place);
  for (const [index, letter] of [...given.slice(0, MOST_LETTERS)].entries()) {
    const next = [index + 1];
    for (let place = 0; place < name.length; place += 1) {
      const replaced = (row[place] ?? 0) + (letter === name[place] ? 0 : 1);
      next.push(Math.min(replaced, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row[name.length] ?? 0;
}

/** More are no name that anybody meant. */
const MOST_LETTERS = 100;
