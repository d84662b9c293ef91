import { OcclusionError, type OcclusionErrorCode } from "./occlusion-error.ts";

/** @throws OcclusionError with the code, unless the values are as many as expected */
export function requireLength(code: OcclusionErrorCode, field: string, values: Float32Array, expected: number): void {
  if (values.length === expected) return;
  throw new OcclusionError(code, `${field}: expected ${expected} numbers, got ${values.length}`);
}

/** @throws OcclusionError "not-finite" if what a network answered is no number */
export function requireFinite(what: string, values: ArrayLike<number>): void {
  for (let at = 0; at < values.length; at++) {
    if (Number.isFinite(values[at])) continue;
    const why = "values of fill or image are too large for the network";
    throw new OcclusionError("not-finite", `${what}: expected finite numbers, got ${values[at]}: ${why}`);
  }
}

/** @throws OcclusionError with the code, unless the value is a whole number from `least` to `most` */
export function requireWhole(
  code: OcclusionErrorCode,
  field: string,
  value: number,
  least: number,
  most: number,
): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new OcclusionError(code, `${field}: expected a whole number from ${least} to ${most}, got ${value}`);
}
