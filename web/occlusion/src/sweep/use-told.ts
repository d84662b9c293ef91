import { formatImageReference } from "@deconvscope/shell";
import { useRef } from "react";
import type { SweepSettings } from "./sweep-settings.ts";
import type { Sweep } from "./sweep-state.ts";

/** What a sweep is of, as far as it is known. */
export interface Told {
  classIndex: number | undefined;
  /** Whose strongest map is watched. */
  layer: string | undefined;
}

/** Class and layer of a sweep; before it begins, what the server told of one with another square that left them to it, too. */
export function useTold(settings: SweepSettings | undefined, sweep: Sweep | undefined): Told {
  const last = useRef<{ key: string } & Told>(undefined);
  const key = settings && keyOf(settings);
  const start = sweep?.start;
  if (key !== undefined && start) last.current = { key, classIndex: start.classIndex, layer: start.unit.layer };
  const told = key !== undefined && last.current?.key === key ? last.current : undefined;
  return { classIndex: told?.classIndex ?? settings?.classIndex, layer: told?.layer ?? settings?.layer };
}

/** All but the square. */
function keyOf({ model, image, classIndex, layer }: SweepSettings): string {
  return JSON.stringify([model.summary.sha256, formatImageReference(image.reference), classIndex, layer]);
}
