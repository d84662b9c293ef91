import type { ViewState } from "@deconvscope/shell";
import type { AtlasLook } from "./atlas-look.ts";
import type { MapQuery } from "./map-row.ts";

/** The maps that the address asks for; a class that the dataset has not finds none. */
export function mapQueryOf(
  { scan, layer, labels }: Pick<AtlasLook, "scan" | "layer" | "labels">,
  view: ViewState,
): MapQuery | undefined {
  const label = view.find === undefined ? undefined : labels.indexOf(view.find);
  if (view.find !== undefined && (label === undefined || label < 0)) return undefined;
  return { scanId: scan.id, layer: layer.name, order: view.order, label, firingOnly: view.firing === "only" };
}
