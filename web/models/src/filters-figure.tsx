import { ChannelOrder } from "@deconvscope/proto";
import {
  ErrorNote,
  type FigureExport,
  FigureFrame,
  fileName,
  formatActivation,
  layerRole,
  type ModelView,
  models,
  Skeleton,
  useDelayed,
  useQuery,
} from "@deconvscope/shell";
import { FilterGrid } from "@deconvscope/viz-filter-grid/react";
import { useMemo, useState } from "react";
import { filterStatistics } from "./filter-statistics.ts";
import styles from "./filters-figure.module.css";
import { FiltersTable } from "./filters-table.tsx";

/** The first convolution's filters about mid-grey, each over its own largest weight, by RMS. */
export function FiltersFigure({ model }: { model: ModelView }) {
  const layer = model.response.layers.find(({ operator }) => layerRole(operator) === "conv");
  const [table, setTable] = useState(false);
  const [pointed, setPointed] = useState<number>();
  const answer = useQuery(layer && `${model.summary.name}@${model.summary.sha256} ${layer.name}`, async (signal) => {
    const { filters } = await models.getFilters({ model: model.summary.name, layer: layer!.name }, { signal });
    if (!filters) throw new Error(`GetFilters: expected the filters of ${layer!.name}, got none`);
    return { values: new Float32Array(filters.data.slice().buffer), shape: filters.shape };
  });
  const waiting = useDelayed(answer.loading);
  const statistics = useMemo(
    () => answer.value && filterStatistics(answer.value.values, answer.value.shape),
    [answer.value],
  );
  const figure = useMemo(
    (): FigureExport | undefined =>
      layer && answer.value && statistics
        ? {
            name: fileName(model.summary.name, layer.name, "filters"),
            provenance: undefined,
            facts: [model.summary.name, `sha256 ${model.summary.sha256.slice(0, 8)}`, layer.name, "filters ± own max"],
            table: () => ({
              columns: ["filter", "rms", "largest"],
              rows: statistics.map(({ filter, rms, largest }) => [filter, rms, largest]),
            }),
            tensor: async () => answer.value!,
            call: {
              service: "ModelService",
              method: "GetFilters",
              request: { model: model.summary.name, layer: layer.name },
            },
          }
        : undefined,
    [model, layer, answer.value, statistics],
  );
  if (!layer) return null;
  const [kernelHeight = 1, kernelWidth = 1, inputs = 1, outputs = 1] = answer.value?.shape ?? [];
  const shown = pointed === undefined ? undefined : statistics?.find(({ filter }) => filter === pointed);
  const bgr = model.response.preprocessing?.channelOrder === ChannelOrder.BGR;
  return (
    <FigureFrame
      id="filters"
      panel
      label="First-layer filters"
      title={<h3 className="look-section">First-layer filters</h3>}
      aside={answer.value && `${outputs} of ${kernelHeight} × ${kernelWidth} × ${inputs}, by RMS`}
      table={{ shown: table, onToggle: () => setTable(!table) }}
      figure={figure}
      withoutFootnote
    >
      {answer.problem && <ErrorNote title="The filters did not come." problem={answer.problem} />}
      {waiting && !answer.value && <Skeleton zero style={{ aspectRatio: "3 / 2" }} />}
      {table && statistics && (
        <div className={styles["table"]}>
          <FiltersTable statistics={statistics} />
        </div>
      )}
      {!table && answer.value && (
        <>
          <FilterGrid
            filters={answer.value.values}
            {...{ kernelHeight, kernelWidth, inputs, outputs }}
            order="rms"
            scale="own"
            channelOrder={bgr ? "BGR" : "RGB"}
            highlighted={pointed}
            label={`The ${outputs} filters of ${layer.name}`}
            onHover={setPointed}
          />
          <p className={styles["readout"]} aria-live="polite">
            {shown
              ? `Filter ${shown.filter}: RMS ${formatActivation(shown.rms)}, largest weight ${formatActivation(shown.largest)}`
              : `${layer.name}; each over its own largest weight, mid-grey is 0${inputs === 3 ? "" : "; input 0 is shown"}.`}
          </p>
        </>
      )}
    </FigureFrame>
  );
}
