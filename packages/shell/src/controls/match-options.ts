const most = 60;

/** Names that hold every word of the search, in any case; those that begin with it come first. */
export function matchOptions(options: readonly string[], search: string): string[] {
  const wanted = search.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const begins: string[] = [];
  const holds: string[] = [];
  for (const option of new Set(options)) {
    const name = option.toLowerCase();
    if (name.startsWith(wanted)) begins.push(option);
    else if (words.every((word) => name.includes(word))) holds.push(option);
  }
  return [...begins, ...holds].slice(0, most);
}
