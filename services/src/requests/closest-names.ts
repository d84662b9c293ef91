/** Names that somebody may have meant, nearest first; at most `count`. */
export function closestNames(given: string, names: readonly string[], count = 3): string[] {
  const wanted = given.toLowerCase().slice(0, longestCompared);
  return names
    .map((name) => ({ name, distance: distance(wanted, name.toLowerCase().slice(0, longestCompared)) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name);
}

/** Of each name; nobody waits for the comparison of endless ones. */
const longestCompared = 48;

/** What a character more costs where one name holds the other. */
const partCost = 0.25;

/** Levenshtein's; a name that holds the other is nearer. */
function distance(a: string, b: string): number {
  if (a !== "" && (b.includes(a) || a.includes(b))) {
    return Math.abs(a.length - b.length) * partCost;
  }
  let previous = Uint8Array.from({ length: b.length + 1 }, (_, index) => index);
  let current = new Uint8Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    current[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const substituted = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(substituted, previous[j]! + 1, current[j - 1]! + 1);
    }
    [previous, current] = [current, previous];
  }
  return previous[b.length] ?? 0;
}
