import type { Point } from "./affine.ts";

/** Which way a head looks: radians to the right and downwards. */
export interface Turn {
  readonly yaw: number;
  readonly pitch: number;
}

/** A place on a turned head, and how much things that lie flat on it are foreshortened there. */
export interface Place {
  readonly at: Point;
  readonly width: number;
  readonly height: number;
}

const radius = 56;
const leastWidth = 0.35;

/**
 * Turns a place seen from the front; the head is a ball about (0, 0).
 * @param out distance from the centre in radii: above 1 for what stands out, such as a snout
 */
export function onHead({ yaw, pitch }: Turn, x: number, y: number, out = 1): Place {
  const across = Math.asin(clamp(x / radius));
  const down = Math.asin(clamp(y / radius));
  const depth = (out - 1) * radius;
  return {
    at: [
      radius * Math.sin(across + yaw) + depth * Math.sin(yaw),
      radius * Math.sin(down + pitch) + depth * Math.sin(pitch),
    ],
    width: Math.max(leastWidth, Math.cos(across + yaw) / Math.cos(across)),
    height: Math.max(leastWidth, Math.cos(down + pitch) / Math.cos(down)),
  };
}

/** Turns a place on the head's edge, such as an ear's root: it hardly moves. */
export function onEdge({ yaw, pitch }: Turn, x: number, y: number): Point {
  return [x * (1 - 0.3 * Math.abs(yaw)) - radius * 0.12 * Math.sin(yaw), y - radius * 0.12 * Math.sin(pitch)];
}

function clamp(value: number): number {
  return Math.min(0.98, Math.max(-0.98, value));
}
