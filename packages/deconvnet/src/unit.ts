import type { Layer } from "@deconvscope/network";
import { isProjectable } from "@deconvscope/network";
import { DeconvnetError } from "./deconvnet-error.ts";

/** One element of a layer's output; dense layers have y = x = 0. */
export interface Unit {
  readonly layer: string;
  readonly channel: number;
  readonly y: number;
  readonly x: number;
  /** Which of the pass's images it is on; may be left out where there is one. */
  readonly passImage?: number;
}

/** A unit and what it holds for the image at hand. */
export interface StrongUnit extends Unit {
  readonly activation: number;
}

/** A layer's units as [rows, columns, channels]; a dense layer has one row and one column. */
export function unitGrid(layer: Layer): readonly [number, number, number] {
  return layer.shape.length === 3 ? [layer.shape[0]!, layer.shape[1]!, layer.shape[2]!] : [1, 1, layer.shape[0] ?? 1];
}

/** @throws DeconvnetError "not-projectable" if the layer has no units: it is the input, or neither map nor vector */
export function requireUnits(layer: Layer): void {
  if (isProjectable(layer)) return;
  const why = layer.operator === "Input" ? "the input's units are pixels" : `its shape is [${layer.shape.join(", ")}]`;
  throw new DeconvnetError(
    "not-projectable",
    `layer: expected a feature map or a dense layer, got "${layer.name}": ${why}`,
  );
}

/** @throws DeconvnetError "out-of-range" naming the field */
export function requireUnit(layer: Layer, unit: Unit): void {
  requireUnits(layer);
  const [rows, columns, channels] = unitGrid(layer);
  requireBelow(layer, "channel", unit.channel, channels);
  requireBelow(layer, "y", unit.y, rows);
  requireBelow(layer, "x", unit.x, columns);
}

/** @throws DeconvnetError "out-of-range" unless the value is an integer in [0, limit) */
export function requireBelow(layer: Layer, field: "channel" | "y" | "x", value: number, limit: number): void {
  if (Number.isInteger(value) && value >= 0 && value < limit) return;
  const wanted = limit === 1 ? "0" : `an integer from 0 to ${limit - 1}`;
  throw new DeconvnetError("out-of-range", `${field}: expected ${wanted} for layer "${layer.name}", got ${value}`);
}
