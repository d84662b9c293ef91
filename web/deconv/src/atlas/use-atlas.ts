import type { Scan } from "@deconvscope/proto";
import {
  type ModelView,
  navigate,
  type Query,
  useCatalog,
  useModel,
  useSelection,
  useViewState,
} from "@deconvscope/shell";
import { useEffect, useMemo } from "react";
import { itemOfLayer } from "../choose-layer.ts";
import { useLabels } from "../use-labels.ts";
import { type AtlasLook, defaultScannedItem, scannedLayer } from "./atlas-look.ts";
import { newestScan } from "./scan-state.ts";
import { useScan, type WatchedScan } from "./use-scan.ts";
import { useScans } from "./use-scans.ts";

/** What the address asks for, as far as it is known, and what is missing. */
export interface AtlasState {
  look: AtlasLook | undefined;
  model: Query<ModelView>;
  /** What the model is called, though it may not be there. */
  modelName: string | undefined;
  /** All of the model's scans. */
  scans: Query<Scan[]>;
  watched: WatchedScan;
  /** A new scan is to be begun. */
  asksForScan: boolean;
  /** The address names a layer that the model has not. */
  unknownLayer: string | undefined;
  /** The item of the layer that was left out of the scan. */
  unscannedItem: AtlasLook["item"] | undefined;
}

/** Gathers model, scan and layer; the newest scan where the address leaves it open. */
export function useAtlas(): AtlasState {
  const { view } = useViewState();
  const asked = view?.atlas;
  const layerName = view?.layer;
  const open = asked === "latest" || asked === "new";
  const watched = useScan(open ? undefined : asked);
  const { scan } = watched;
  const selection = useSelection();
  const modelName = open ? selection.model : (scan?.model ?? view?.model);
  const model = useModel(modelName);
  const scans = useScans(modelName, open ? asked : "");
  useEffect(() => {
    if (asked === "latest" && scans.value && modelName)
      navigate({ model: modelName, atlas: newestScan(scans.value, layerName)?.id ?? "new" }, { replace: true });
    else if (scan && view && view.model !== scan.model) navigate({ model: scan.model }, { replace: true });
  }, [asked, scans.value, modelName, layerName, scan, view]);
  const item =
    model.value &&
    (layerName === undefined
      ? defaultScannedItem(model.value.items, scan?.layers)
      : itemOfLayer(model.value.items, layerName));
  const layer = item && scan && scannedLayer(item, layerName, scan.layers);
  const { datasets } = useCatalog();
  const labels = useLabels(scan?.dataset);
  const rule = view?.rule ?? "deconvnet";
  const look = useMemo(
    () =>
      model.value && scan && item && layer && !datasets.loading
        ? { model: model.value, scan, labels, item, layer, rule }
        : undefined,
    [model.value, scan, labels, datasets.loading, item, layer, rule],
  );
  return {
    look,
    model,
    modelName,
    scans,
    watched,
    asksForScan: asked === "new",
    unknownLayer: model.value && layerName !== undefined && !item ? layerName : undefined,
    unscannedItem: scan && item && !layer ? item : undefined,
  };
}
