/** A fifth of the input's short side, as the server's own default. */
export function defaultPatch(shortSide: number): number {
  return Math.max(1, Math.floor(shortSide / 5));
}

/** A sixteenth of the input's short side. */
export function defaultStride(shortSide: number): number {
  return Math.max(1, Math.floor(shortSide / 16));
}

/** The model's class of the image's own label; undefined where none, or more than one, is called so. */
export function trueClass(modelLabels: readonly string[], imageLabels: readonly string[]): number | undefined {
  const [label, ...others] = imageLabels;
  if (label === undefined || others.length > 0) return undefined;
  const index = modelLabels.indexOf(label);
  return index >= 0 && modelLabels.lastIndexOf(label) === index ? index : undefined;
}
