import type { Shape } from "@deconvscope/network";

/**
 * How an image is moved as a whole: down or to the right by pixels, by a factor about its centre, or counter-clockwise
 * about it by degrees.
 */
export type Transform = "translate-y" | "translate-x" | "scale" | "rotate";

/** From one amount to the next. */
const steps = 24;
/** Of the paper's images. */
const paperSide = 224;

/**
 * The range of Zeiler & Fergus 2014, Fig. 5, at 25 places; pixels are scaled from a side of 224.
 * @param shape [height, width, …]
 */
export function paperAmounts(transform: Transform, shape: Shape): number[] {
  const [from, to] = paperRange(transform, shape);
  return Array.from({ length: steps + 1 }, (_, step) => (from * (steps - step) + to * step) / steps);
}

function paperRange(transform: Transform, shape: Shape): readonly [number, number] {
  switch (transform) {
    case "translate-y":
    case "translate-x": {
      const most = (60 * sideOf(transform, shape)) / paperSide;
      return [-most, most];
    }
    case "scale":
      return [1, 1.8];
    case "rotate":
      return [0, 350];
  }
}

/**
 * What an amount may be.
 * @param shape [height, width, …]
 * @returns the least and the most
 */
export function amountBounds(transform: Transform, shape: Shape): readonly [number, number] {
  switch (transform) {
    case "translate-y":
    case "translate-x": {
      const most = 4 * sideOf(transform, shape);
      return [-most, most];
    }
    case "scale":
      return [0.05, 20];
    case "rotate":
      return [-3600, 3600];
  }
}

function sideOf(transform: "translate-y" | "translate-x", [height = 1, width = 1]: Shape): number {
  return transform === "translate-y" ? height : width;
}

/** Whether an image stays as it is. */
export function isIdentity(transform: Transform, amount: number): boolean {
  switch (transform) {
    case "translate-y":
    case "translate-x":
      return amount === 0;
    case "scale":
      return amount === 1;
    case "rotate":
      return amount % 360 === 0;
  }
}
