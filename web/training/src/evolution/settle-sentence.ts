import type { Evolution } from "./evolution-state.ts";
import type { NamedLayer } from "./name-layers.ts";

/** Which layer settles first, from the jumps at the newest snapshot; "" before there are any. */
export function settleSentence(
  { snapshots }: Evolution,
  names: readonly NamedLayer[],
  percent: (share: number, decimals: number) => string,
): string {
  const newest = snapshots.at(-1);
  const jumps = names
    .flatMap(({ layer, name }) => {
      const share = newest?.jumpsByLayer[layer];
      return share === undefined ? [] : [{ name, share }];
    })
    .toSorted((a, b) => a.share - b.share);
  const [least, most] = [jumps[0], jumps.at(-1)];
  if (!newest?.snapshot || !least || !most || least === most) return "";
  const epoch = Number(newest.snapshot.epoch.toFixed(2));
  if (least.share === most.share)
    return `All layers change alike: ${percent(least.share, 0)} of their maps have another image at epoch ${epoch}.`;
  return `${least.name} settles first: by epoch ${epoch} ${least.share === 0 ? "none" : `only ${percent(least.share, 0)}`} of its maps change their image, against ${percent(most.share, 0)} in ${most.name}.`;
}
