/**
 * The mean of all lines, amount by amount; NaN where one of them is not known yet: the mean of some images is not the
 * mean of all.
 */
export function meanLine(lines: readonly ArrayLike<number>[]): number[] {
  const [first] = lines;
  return Array.from({ length: first?.length ?? 0 }, (_, at) => {
    let sum = 0;
    for (const line of lines) sum += line[at]!;
    return sum / lines.length;
  });
}
