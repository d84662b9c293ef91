/** What is done to images to see what their features make of it. */
export type TransformName = "translate-y" | "translate-x" | "scale" | "rotate";

export const transformNames: readonly TransformName[] = ["translate-y", "translate-x", "scale", "rotate"];

/** A transformation by so much: `rotate:90`, `translate-x:-30`, `scale:1.4`. */
export interface TransformReference {
  transform: TransformName;
  /** Pixels, a factor, or degrees. */
  amount: number;
}

/** Reads an address's `moved`; undefined where it is not one. */
export function parseTransformReference(text: string): TransformReference | undefined {
  const found = /^([a-z-]+):(-?\d{1,5}(?:\.\d{1,6})?)$/.exec(text);
  const transform = transformNames.find((name) => name === found?.[1]);
  return found && transform ? { transform, amount: Number(found[2]) } : undefined;
}

/** The inverse of parseTransformReference. */
export function formatTransformReference({ transform, amount }: TransformReference): string {
  return `${transform}:${Number(amount.toFixed(6))}`;
}
