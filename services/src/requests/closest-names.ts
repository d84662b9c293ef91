/** Names that somebody may have meant, nearest first; at most `count`. */
export function closestNames(given: string, names: readonly string[], count = 3): string[] {
  const wanted = given.toLowerCase().slice(0, longestCompared);
  return names
    .map((name) => ({ name, distance: distance(wanted, name.toLowerCase().slice(0, longestCompared)) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name);
}

const longestCompared = 100;

/** Levenshtein's; a name that holds the other counts as near. */
function distance(a: string, b: string): number {
  if (a !== "" && (b.includes(a) || a.includes(b))) {
    return Math.abs(a.length - b.length) / longestCompared;
  }
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substituted, previous[j]! + 1, current[j - 1]! + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
