import type { EvolutionPlace } from "./evolution-grid-layout.ts";

/** Whether what is given of a place agrees with a cell's, a row's or a column's; nothing does where there is none. */
export function matchPlace(place: EvolutionPlace | undefined, at: EvolutionPlace): boolean {
  if (place === undefined) return false;
  const agrees = (name: keyof EvolutionPlace) => place[name] === undefined || place[name] === at[name];
  return agrees("layer") && agrees("channel") && agrees("snapshot");
}
