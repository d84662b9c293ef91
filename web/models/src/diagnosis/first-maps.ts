import { layerRole, type ModelView } from "@deconvscope/shell";

/** The layer of the first convolution's maps, as the address calls it; undefined where they cannot be looked at. */
export function firstMaps({ items }: ModelView): string | undefined {
  return items.find(({ members }) => members.some(({ operator }) => layerRole(operator) === "conv"))?.id;
}
