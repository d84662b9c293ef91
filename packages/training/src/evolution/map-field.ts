import type { Projection } from "@deconvscope/deconvnet";
import type { ReceptiveField, Rect } from "@deconvscope/network";

/** A projection as it lies in its unit's field, whose cells outside the image are zero. */
export interface MapField {
  /** The part of the field that lies in the image; cells count from the field's own corner. */
  readonly inside: Rect;
  /** [inside.height, inside.width, channels] */
  readonly signal: Float32Array;
}

/** Of a map that nothing excites. */
export const noField: MapField = { inside: { x: 0, y: 0, width: 0, height: 0 }, signal: new Float32Array(0) };

/** Takes a projection out of its image: projections of one map at several places and images then lie cell on cell. */
export function placeInField({ unit, field, signal }: Projection, of: ReceptiveField): MapField {
  const left = of.offsetX + unit.x * of.strideX;
  const top = of.offsetY + unit.y * of.strideY;
  return { inside: { ...field, x: field.x - left, y: field.y - top }, signal };
}
