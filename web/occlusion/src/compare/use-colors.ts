import { useMemo } from "react";
import { className } from "../panels/map-name.ts";
import type { Sweep } from "../sweep/sweep-state.ts";
import type { SettingsState } from "../sweep/use-sweep-settings.ts";
import { colorOrder } from "./color-order.ts";

type SweepOf = [sweep: Sweep | undefined, state: SettingsState];

/** Which classes have which colours on the maps of two sweeps; undefined where there is one sweep alone. */
export function useColors(first: SweepOf, second: SweepOf | undefined): readonly string[] | undefined {
  const names = second && colorOrder([first, second].map(named)).join("\n");
  return useMemo(() => names?.split("\n"), [names]);
}

function named([sweep, { model }]: SweepOf) {
  return { sweep, nameOf: (index: number) => (model.value ? className(model.value, index) : String(index)) };
}
