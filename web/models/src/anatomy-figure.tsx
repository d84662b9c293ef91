import {
  type FigureExport,
  FigureFrame,
  figureTheme,
  fileName,
  formatImageReference,
  type ImageReference,
  type ModelView,
  navigate,
  SideScroll,
  useImage,
  useTableChoice,
  useViewState,
} from "@deconvscope/shell";
import { LayerGraph, layerGraphToSvg } from "@deconvscope/viz-layer-graph/react";
import { useMemo } from "react";
import { graphLayers } from "./graph-layers.ts";
import styles from "./models-page.module.css";
import { useFaces } from "./use-faces.ts";

/** The network drawn to scale; faces show each layer's most active map on the image. */
export function AnatomyFigure({ model, image }: { model: ModelView; image: ImageReference | undefined }) {
  const { view, link } = useViewState();
  const table = useTableChoice();
  const loaded = useImage(image);
  const { faces, provenance } = useFaces(model, loaded.value);
  const layers = useMemo(() => graphLayers(model, faces), [model, faces]);
  const figure = useMemo(
    (): FigureExport => ({
      name: fileName(model.summary.name, "anatomy"),
      provenance,
      facts: [...(loaded.value ? [loaded.value.name] : []), "map sides and map counts to scale"],
      svg: () => layerGraphToSvg(layers, { width: 1340, theme: figureTheme() }),
      table: () => ({
        columns: ["layer", "height", "width", "channels", "receptive_field"],
        rows: layers.map(({ id, height, width, channels, receptiveField }) => [
          id,
          height,
          width,
          channels,
          receptiveField ?? "",
        ]),
      }),
      call: { service: "ModelService", method: "GetModel", request: { model: model.summary.name } },
    }),
    [model, layers, loaded.value, provenance],
  );
  return (
    <FigureFrame
      id="anatomy"
      panel
      main
      label="Anatomy"
      title={<h3 className="look-section">Anatomy</h3>}
      aside={
        <>
          map sides and map counts to scale
          {image && faces.size > 0 && (
            <>
              ; faces show each layer’s most active map on{" "}
              <a href={`/deconv/${link({})}`}>{loaded.value?.name ?? formatImageReference(image)}</a>
            </>
          )}
        </>
      }
      table={table}
      figure={figure}
    >
      <SideScroll label="Anatomy, side by side" className={styles.wide}>
        <LayerGraph
          layers={layers}
          selected={view?.layer}
          view={table.shown ? "table" : "picture"}
          label={`Layers of ${model.summary.name}, map sides and map counts to scale`}
          onSelect={(id) => navigate({ layer: id, unit: undefined })}
        />
      </SideScroll>
    </FigureFrame>
  );
}
