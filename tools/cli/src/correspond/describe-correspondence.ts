import { toJson } from "@bufbuild/protobuf";
import {
  type MeasureCorrespondenceResponse,
  type PartCorrespondence,
  type Provenance,
  ProvenanceSchema,
} from "@deconvscope/proto";
import { csvLine } from "../export/csv-line.ts";
import { formatDuration } from "../output/describe-scan.ts";
import { drawBar } from "../output/draw-bar.ts";
import { formatCount } from "../output/format-number.ts";
import { type Column, formatTable } from "../output/format-table.ts";

const columns: readonly Column[] = [
  { title: "LAYER" },
  { title: "PART" },
  { title: "Δ", align: "right" },
  { title: "RANDOM", align: "right" },
  { title: "AT OR BELOW", align: "right" },
];

/** As the paper's table 1: layers and parts, what each comes to beside chance. */
export function tableOf(found: readonly PartCorrespondence[], heading: (text: string) => string): string {
  const rows = found.map((one) => [
    one.layer,
    one.part,
    `${one.mean.toFixed(3)} ± ${one.deviation.toFixed(3)}`,
    meanOf(one.random).toFixed(3),
    `${countBelow(one)}/${one.random.length}`,
  ]);
  return formatTable(columns, rows, heading);
}

/** A line a layer and part. */
export function csvOf(found: readonly PartCorrespondence[]): string {
  const rows = found.map((one) =>
    csvLine([one.layer, one.part, one.mean, one.deviation, meanOf(one.random), one.random.length, one.pValue]),
  );
  return csvLine(["layer", "part", "mean", "deviation", "random_mean", "random_draws", "p_value"]) + rows.join("");
}

/** Everything but the signs, as indented JSON. */
export function jsonOf(found: readonly PartCorrespondence[], provenance: Provenance | undefined): string {
  const correspondences = found.map(({ layer, part, mean, deviation, random, pValue, pairs }) => ({
    layer,
    part,
    mean,
    deviation,
    random,
    pValue,
    pairs,
  }));
  const made =
    provenance === undefined ? undefined : toJson(ProvenanceSchema, provenance, { alwaysEmitImplicit: true });
  return `${JSON.stringify({ correspondences, provenance: made }, null, 2)}\n`;
}

/** A line of progress: bar, share, time left. */
export function describeMeasured({ progress }: MeasureCorrespondenceResponse): string {
  const { done = 0n, total = 0n, secondsLeft } = progress ?? {};
  const bar = total === 0n ? "" : `${drawBar(Number(done) / Number(total), 20)}▏ `;
  const left = secondsLeft === undefined ? "" : `, ${formatDuration(secondsLeft)} left`;
  return `${bar}${formatCount(done)} of ${formatCount(total)} masks${left}`;
}

/** Draws at or below the part's Δ: few mean that it corresponds. */
function countBelow({ mean, random }: PartCorrespondence): number {
  return random.filter((one) => one <= mean).length;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
