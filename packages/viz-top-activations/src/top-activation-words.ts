import { formatActivation } from "@deconvscope/viz-kit";
import type { TopActivation } from "./top-activations-layout.ts";

/** What a picture shows, for its tooltip and for those who cannot see it: `Number 1, activation 4,444: beagle, n02088364_2, at 6, 12`. */
export function topText(top: TopActivation): string {
  const what = [top.label, top.image, top.y === undefined || top.x === undefined ? undefined : `at ${placeText(top)}`];
  const waits = top.projectionUrl === undefined && !top.zero && top.error === undefined;
  const said = [...what, waits ? "not projected yet" : undefined, top.error].filter((part) => part !== undefined);
  return `Number ${top.rank}, activation ${formatActivation(top.activation)}: ${said.join(", ")}`;
}

/** `6, 12`; a dash where units have no place. */
export function placeText({ y, x }: TopActivation): string {
  return y === undefined || x === undefined ? "–" : `${y}, ${x}`;
}

/** `68, 20, 75, 75`: x, y, width, height; a dash where it is unknown. */
export function fieldText({ field }: TopActivation): string {
  return field ? [field.x, field.y, field.width, field.height].join(", ") : "–";
}
