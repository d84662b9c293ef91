import { formatPercent } from "@deconvscope/shell";
import type { TrainingSeries } from "@deconvscope/viz-training-curves";
import { TrainingCurves } from "@deconvscope/viz-training-curves/react";
import { useMemo } from "react";
import { depthInk } from "./depth-ink.ts";
import styles from "./evolution-figure.module.css";
import type { Evolution } from "./evolution-state.ts";
import type { NamedLayer } from "./name-layers.ts";
import { settleSentence } from "./settle-sentence.ts";

interface ChangeChartsProps {
  evolution: Evolution;
  names: readonly NamedLayer[];
  highlighted: string | undefined;
  onHover: (layer: string | undefined) => void;
}
/** Lines of a plot at most; the deepest of more layers are spread over them. */
const mostLines = 5;

/** How far projections move and how many maps have another image, layer by layer. */
export function ChangeCharts({ evolution, names, highlighted, onHover }: ChangeChartsProps) {
  const { snapshots } = evolution;
  const shown = useMemo(() => spread(names), [names]);
  const columns = snapshots.slice(1).map(({ snapshot }) => snapshot?.epoch ?? 0);
  const lines = (kind: "changeByLayer" | "jumpsByLayer") =>
    shown.map(({ layer, name }, index): TrainingSeries => {
      const measured = snapshots.filter((one) => one[kind][layer] !== undefined);
      return {
        name,
        ink: depthInk(index, shown.length),
        epochs: measured.map(({ snapshot }) => snapshot?.epoch ?? 0),
        values: measured.map((one) => one[kind][layer]!),
      };
    });
  if (columns.length === 0) return null;
  const common = { columns, epochs: columns.at(-1) ?? 1, ends: "name" as const, height: 190, highlighted, onHover };
  return (
    <>
      <figure className={`panel ${styles.chart}`}>
        <h3>How much projections change</h3>
        <p className="dim">mean cosine distance from the snapshot before</p>
        <TrainingCurves
          {...common}
          series={lines("changeByLayer")}
          label="Cosine distance of projections between snapshots, per layer"
        />
      </figure>
      <figure className={`panel ${styles.chart}`}>
        <h3>How many maps jump</h3>
        <p className="dim">share of all maps with a new strongest image</p>
        <TrainingCurves
          {...common}
          unit="percent"
          range={[0, 1]}
          series={lines("jumpsByLayer")}
          label="Share of maps that jump between snapshots, per layer"
        />
      </figure>
      <p className={`sub ${styles.sentence}`}>{settleSentence(evolution, names, formatPercent)}</p>
    </>
  );
}

function spread(names: readonly NamedLayer[]): readonly NamedLayer[] {
  if (names.length <= mostLines) return names;
  return Array.from(
    { length: mostLines },
    (_, index) => names[Math.round((index * (names.length - 1)) / (mostLines - 1))]!,
  );
}
