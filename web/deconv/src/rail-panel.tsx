import { formatCount, formatMaps, type ModelView, navigate } from "@deconvscope/shell";
import { LayerRail, type LayerRailItem } from "@deconvscope/viz-layer-rail/react";
import { useMemo } from "react";
import { hasPlaces } from "./look.ts";
import type { RailPicture } from "./use-rail-pictures.ts";

interface RailPanelProps {
  model: ModelView;
  current: string | undefined;
  pictures: ReadonlyMap<string, RailPicture>;
  /** Maps that never fired, of the layers of which that is known. */
  dead?: ReadonlyMap<string, number>;
}

/** The network left to right; what a unit of each layer sees, to scale. */
export function RailPanel({ model, current, pictures, dead }: RailPanelProps) {
  const [height = 1, width = 1] = model.summary.inputShape;
  const drawn = [...pictures, ...(dead ?? [])].map(([id, about]) => id + describe(about)).join();
  // `drawn` says which pictures and counts there are.
  const items = useMemo(
    () =>
      model.items.flatMap(({ id, label, layer }, index): LayerRailItem[] => {
        if (!layer.projectable) return [];
        const places = hasPlaces(layer);
        const field = places
          ? Math.max(layer.receptiveField?.height ?? 0, layer.receptiveField?.width ?? 0)
          : undefined;
        const picture = pictures.get(id);
        const maps = formatCount(layer.outputShape.at(-1) ?? 0);
        const never = dead?.get(id);
        const shape = places ? formatMaps(layer.outputShape) : `${maps} units`;
        return [
          {
            id,
            label,
            shape: never ? `${maps}, ${formatCount(never)} dead` : shape,
            ...(field ? { receptiveField: field } : {}),
            ...(picture?.url ? { pictureUrl: picture.url } : {}),
            ...(places ? {} : { topClass: picture?.topUnit ?? "…" }),
            ...(model.stages ? { stage: model.stages[index]! } : {}),
            description: `${id}: ${formatMaps(layer.outputShape)}${never ? `, ${never} never fired` : ""}${field ? `; one unit sees ${field} × ${field} px` : "; a unit sees the whole image"}`,
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

/** What makes one entry of the rail another one. */
function describe(about: RailPicture | number): string {
  return typeof about === "number" ? String(about) : String((about.url ?? about.topUnit ?? "").length);
}
