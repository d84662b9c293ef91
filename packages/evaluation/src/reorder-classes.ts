/**
 * Puts scores in another order of classes.
 * @param scores [n, classes]
 * @param order of each class the one whose score it gets
 * @returns [n, classes]
 */
export function reorderClasses(scores: Float32Array, order: ArrayLike<number>): Float32Array {
  const classes = order.length;
  return Float32Array.from(scores, (_, place) => scores[place - (place % classes) + order[place % classes]!]!);
}
