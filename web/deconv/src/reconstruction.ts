import { type Provenance, type Reconstruction, Rule, Seed } from "@deconvscope/proto";
import { dataUrl, type PixelRect, type RuleName, type SeedName } from "@deconvscope/shell";

/** One projected unit as the panels show it. */
export interface Projected {
  channel: number;
  y: number;
  x: number;
  activation: number;
  field: PixelRect;
  /** data: URLs, so that an exported SVG keeps them. */
  projectionUrl: string;
  patchUrl: string | undefined;
  /** The signal at the ends of the grey scale; 0: rectification left nothing. */
  scale: number;
  provenance: Provenance | undefined;
}

export const ruleNumbers: Record<RuleName, Rule> = {
  deconvnet: Rule.DECONVNET,
  gradient: Rule.GRADIENT,
  guided: Rule.GUIDED,
};
export const seedNumbers: Record<SeedName, Seed> = { activation: Seed.ACTIVATION, one: Seed.ONE };

/** @throws Error if the server left the unit out */
export function readReconstruction(reconstruction: Reconstruction, provenance: Provenance | undefined): Projected {
  const { unit, activation, receptiveField, projectionPng, patchPng, scale } = reconstruction;
  if (!unit) throw new Error("Reconstruct: expected a unit with its place, got none");
  return {
    channel: unit.channel,
    y: unit.y ?? 0,
    x: unit.x ?? 0,
    activation,
    field: receptiveField ?? { x: 0, y: 0, width: 0, height: 0 },
    projectionUrl: dataUrl(projectionPng),
    patchUrl: patchPng.length > 0 ? dataUrl(patchPng) : undefined,
    scale,
    provenance,
  };
}
