/** The area under a curve of straight lines between its points. */
export function areaUnder(xs: ArrayLike<number>, ys: ArrayLike<number>): number {
  let area = 0;
  for (let at = 1; at < xs.length; at++) area += ((xs[at]! - xs[at - 1]!) * (ys[at]! + ys[at - 1]!)) / 2;
  return area;
}
