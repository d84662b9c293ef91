import type { ComponentType } from "react";
import { DeconvIcon, ModelsIcon, OcclusionIcon, TrainingIcon } from "../controls/icons.tsx";

export type ZoneName = "models" | "deconv" | "occlusion" | "training";
/** A microfrontend: where it lives and the key that goes there after `g`. */
export interface Zone {
  name: ZoneName;
  title: string;
  path: string;
  key: string;
  Icon: ComponentType;
}

const zones: readonly Zone[] = [
  { name: "models", title: "Models", path: "/", key: "m", Icon: ModelsIcon },
  { name: "deconv", title: "Deconv", path: "/deconv/", key: "d", Icon: DeconvIcon },
  { name: "occlusion", title: "Occlusion", path: "/occlusion/", key: "o", Icon: OcclusionIcon },
  { name: "training", title: "Training", path: "/training/", key: "t", Icon: TrainingIcon },
];
const always: readonly ZoneName[] = ["models", "deconv"];

/** The zones that this server has, in the bar's order; before it answered, the two that are always there. */
export function presentZones(served: readonly string[] | undefined): Zone[] {
  const names = served?.map((zone) => zone.replaceAll("/", "") || "models") ?? always;
  return zones.filter(({ name }) => names.includes(name) || always.includes(name));
}
