import { ChannelOrder, type Layer } from "@deconvscope/proto";
import { formatCount, kernelOf, layerRole, models, useQuery } from "@deconvscope/shell";
import { FilterGrid } from "@deconvscope/viz-filter-grid/react";
import { readFloats } from "../use-opened-unit.ts";
import type { AtlasLook } from "./atlas-look.ts";
import { channelFilter } from "./channel-filter.ts";
import styles from "./map-panel.module.css";

/** The map's own weights where they look at pixels; else what they read. */
export function MapFilter({ look, channel }: { look: AtlasLook; channel: number }) {
  const { model, item, layer } = look;
  const conv = item.members.findLast(({ operator }) => layerRole(operator) === "conv");
  const input = conv && model.layers.get(conv.inputs[0] ?? "");
  const seesPixels =
    conv !== undefined && input?.operator === "Input" && conv.outputShape.at(-1) === layer.outputShape.at(-1);
  const filters = useQuery(
    seesPixels ? JSON.stringify(["filters", model.summary.sha256, conv.name]) : undefined,
    (signal) => models.getFilters({ model: model.summary.name, layer: conv!.name }, { signal }),
  );
  if (!conv || !input) return <p className={styles.reads}>{describeReading(item.members)}</p>;
  if (!seesPixels) return <p className={styles.reads}>{describeConv(conv, input, look)}</p>;
  const tensor = filters.value?.filters;
  if (!tensor) return <p className={styles.reads}>{filters.problem?.message}</p>;
  const [kernelHeight = 1, kernelWidth = 1, inputs = 1, outputs = 1] = tensor.shape;
  return (
    <section className={styles.filter} aria-label="Its filter">
      <FilterGrid
        filters={channelFilter(readFloats(tensor.data), outputs, channel)}
        {...{ kernelHeight, kernelWidth, inputs }}
        outputs={1}
        scale="own"
        channelOrder={model.response.preprocessing?.channelOrder === ChannelOrder.BGR ? "BGR" : "RGB"}
        label={`Filter ${channel}`}
      />
      <p className="sub">
        Its own filter: {kernelHeight} × {kernelWidth} × {inputs} weights, mid-grey is 0.
      </p>
    </section>
  );
}

function describeConv(conv: Layer, input: Layer, { model }: AtlasLook): string {
  const kernel = kernelOf(conv, model.layers)?.replace("×", " × ") ?? "some";
  return `Its filter reads ${input.name}: ${kernel} places of ${formatCount(input.outputShape.at(-1) ?? 0)} maps.`;
}

function describeReading([first]: readonly Layer[]): string {
  return first ? `It reads ${first.inputs.join(" and ")} through ${first.name}.` : "";
}
