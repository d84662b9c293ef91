import { formatCount, formatMaps, type ModelView, navigate } from "@deconvscope/shell";
import { LayerRail, type LayerRailItem } from "@deconvscope/viz-layer-rail/react";
import { useMemo } from "react";
import { hasPlaces } from "./look.ts";
import type { RailPicture } from "./use-rail-pictures.ts";

interface RailPanelProps {
  model: ModelView;
  current: string | undefined;
  pictures: ReadonlyMap<string, RailPicture>;
}

/** The network left to right; what a unit of each layer sees, to scale. */
export function RailPanel({ model, current, pictures }: RailPanelProps) {
  const [height = 1, width = 1] = model.summary.inputShape;
  const drawn = [...pictures].map(([id, { url, topUnit }]) => id + (url ?? topUnit ?? "").length).join();
  // `drawn` says which pictures there are.
  const items = useMemo(
    () =>
      model.items.flatMap(({ id, label, layer }, index): LayerRailItem[] => {
        if (!layer.projectable) return [];
        const places = hasPlaces(layer);
        const field = places
          ? Math.max(layer.receptiveField?.height ?? 0, layer.receptiveField?.width ?? 0)
          : undefined;
        const picture = pictures.get(id);
        return [
          {
            id,
            label,
            shape: places ? formatMaps(layer.outputShape) : `${formatCount(layer.outputShape.at(-1) ?? 0)} units`,
            ...(field ? { receptiveField: field } : {}),
            ...(picture?.url ? { pictureUrl: picture.url } : {}),
            ...(places ? {} : { topClass: picture?.topUnit ?? "…" }),
            ...(model.stages ? { stage: model.stages[index]! } : {}),
            description: `${id}: ${formatMaps(layer.outputShape)}${field ? `; one unit sees ${field} × ${field} px` : "; a unit sees the whole image"}`,
          },
        ];
      }),
    [model, drawn],
  );
  return (
    <LayerRail
      items={items}
      inputSide={Math.max(height, width)}
      {...(current === undefined ? {} : { current })}
      onSelect={(id) => navigate({ layer: id, unit: undefined })}
    />
  );
}
