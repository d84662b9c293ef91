import {
  type FigureExport,
  FigureFrame,
  fileName,
  formatCount,
  type ModelView,
  navigate,
  SideScroll,
  useViewState,
} from "@deconvscope/shell";
import { LayerTable } from "@deconvscope/viz-layer-table/react";
import { useMemo } from "react";
import { layerRows } from "./layer-rows.ts";
import styles from "./models-page.module.css";

/** Every layer with its operator, output, receptive field, parameters and operations; modules unfold. */
export function LayersFigure({ model }: { model: ModelView }) {
  const { view } = useViewState();
  const rows = useMemo(() => layerRows(model), [model]);
  const [height = 1, width = 1] = model.summary.inputShape;
  const figure = useMemo(
    (): FigureExport => ({
      name: fileName(model.summary.name, "layers"),
      provenance: undefined,
      facts: [model.summary.name, `sha256 ${model.summary.sha256.slice(0, 8)}`],
      table: () => ({
        columns: [
          "layer",
          "operator",
          "output",
          "receptive_field_height",
          "receptive_field_width",
          "stride_y",
          "stride_x",
          "parameters",
          "flops",
        ],
        rows: model.response.layers.map(({ name, operator, outputShape, receptiveField: field, parameters, flops }) => [
          name,
          operator,
          outputShape.join("x"),
          field?.height ?? "",
          field?.width ?? "",
          field?.strideY ?? "",
          field?.strideX ?? "",
          String(parameters),
          String(flops),
        ]),
      }),
      call: { service: "ModelService", method: "GetModel", request: { model: model.summary.name } },
    }),
    [model],
  );
  const operators = model.response.layers.length - 1;
  return (
    <FigureFrame
      id="layers"
      panel
      label="Layers"
      title={<h3 className="look-section">Layers</h3>}
      aside={`${formatCount(operators)} operators in ${formatCount(rows.length)} rows`}
      figure={figure}
      withoutFootnote
    >
      <SideScroll label="Layers, column by column" className={styles.wide}>
        <LayerTable
          rows={rows}
          inputSide={Math.max(height, width)}
          selected={view?.layer}
          onSelect={(id) => navigate({ layer: id.split(" › ").at(-1), unit: undefined })}
        />
      </SideScroll>
    </FigureFrame>
  );
}
