import type { MapWinner } from "./map-winner.ts";

/** Maps of a layer that are shown, as the paper's figure shows them. */
const mapsPerLayer = 6;

/**
 * Chooses the maps of a layer that are followed from now on: those with the strongest winners, of one image at most half
 * as long as there are others.
 * @param winners of one layer
 * @returns channels, ascending
 * @see Zeiler & Fergus 2014, Fig. 4
 */
export function chooseFollowed(winners: readonly MapWinner[], count = mapsPerLayer): readonly number[] {
  const ranked = winners.toSorted((a, b) => b.activation - a.activation || a.channel - b.channel);
  const chosen: MapWinner[] = [];
  const isSpread = ({ image }: MapWinner): boolean =>
    image >= 0 && chosen.filter((other) => other.image === image).length < count / 2;
  for (const winner of ranked) if (chosen.length < count && isSpread(winner)) chosen.push(winner);
  const others = ranked.filter((winner) => !chosen.includes(winner));
  return [...chosen, ...others]
    .slice(0, count)
    .map(({ channel }) => channel)
    .sort((a, b) => a - b);
}
