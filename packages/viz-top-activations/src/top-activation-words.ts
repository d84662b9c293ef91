import { formatActivation, placeText } from "@deconvscope/viz-kit";
import type { TopActivation } from "./top-activations-layout.ts";

/** What a picture shows, for its tooltip: `Number 1, activation 4,444: beagle, n02088364_2, at 6, 12`. */
export function topText(top: TopActivation): string {
  return `Number ${top.rank}, activation ${formatActivation(top.activation)}: ${unseenText(top)}`;
}

/** What the pictures show, for those who cannot see them: `beagle, n02088364_2, at 6, 12`. */
export function unseenText(top: TopActivation): string {
  const place = top.y === undefined || top.x === undefined ? undefined : `at ${placeText(top)}`;
  const waits = top.projectionUrl === undefined && !top.zero && top.error === undefined;
  const silent = top.zero && top.error === undefined ? "rectification leaves nothing" : undefined;
  const said = [top.label, top.image, place, waits ? "not projected yet" : undefined, silent, top.error];
  return said.filter((part) => part !== undefined).join(", ");
}
