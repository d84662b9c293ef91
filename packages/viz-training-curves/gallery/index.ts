import type { GalleryExample } from "@deconvscope/viz-kit/gallery";
import { renderTrainingCurves, type TrainingCurvesProps, type TrainingSeries } from "../src/index.ts";

/** The same noise every time, −0.5 … 0.5. */
const noise = (at: number) => ((Math.sin(at * 12.9898) * 43_758.5453) % 1) / 2;
const seriesOf = (
  name: string,
  ink: TrainingSeries["ink"],
  { points, until, of }: { points: number; until: number; of: (epoch: number) => number },
): TrainingSeries => {
  const epochs = Array.from({ length: points }, (_, point) => (until * (point + 1)) / points);
  return { name, ink, epochs, values: epochs.map(of) };
};
const lossOf = (epoch: number) => 1.4 + 1.7 * Math.exp(-epoch / 14) - (epoch > 34 ? 0.12 : 0);
const loss = [
  seriesOf("training", "cat-1-ink", { points: 86, until: 43, of: (at) => lossOf(at) + 0.06 * noise(at) }),
  seriesOf("validation", "cat-2-ink", { points: 43, until: 43, of: (at) => lossOf(at) + 0.1 + 0.12 * noise(at + 7) }),
];
const accuracy = loss.map((series) => ({
  ...series,
  values: Array.from(series.values, (value) => 0.95 - value / 3.5),
}));
const compared: readonly TrainingSeries[] = accuracy.map((series) => ({
  ...series,
  name: `alexnet ${series.name}`,
  epochs: Array.from(series.epochs, (epoch) => (epoch * 40) / 43),
  values: Array.from(series.values, (value) => value * 0.86),
  isCompared: true,
}));
const marks = [{ epoch: 34, word: "lr .001" }];
const layers = ["conv1", "conv2", "conv3", "conv4", "conv5"].map(
  (name, layer): TrainingSeries => ({
    name,
    ink: `depth-${(layer + 1) as 1 | 2 | 3 | 4 | 5}`,
    epochs: [2, 5, 10, 20, 30, 40],
    values: [0.1, 0.3, 0.45, 0.5, 0.35, 0.28].map((change) => (change * layer) / 4),
  }),
);

const example = (name: string, width: number, props: Omit<TrainingCurvesProps, "width">): GalleryExample => ({
  name,
  width,
  draw: (root) => renderTrainingCurves(root, { ...props, width }),
});

export const examples: readonly GalleryExample[] = [
  example("loss of a live run", 512, { series: loss, epochs: 64, ends: "live", marks, label: "Loss by epoch" }),
  example("accuracy, an epoch is looked at", 512, {
    series: accuracy,
    epochs: 64,
    unit: "percent",
    ends: "live",
    marks,
    inspected: 20,
    label: "Accuracy by epoch",
  }),
  example("beside another run, one series lit", 512, {
    series: [...accuracy, ...compared],
    epochs: 64,
    unit: "percent",
    ends: "live",
    highlighted: "validation",
    label: "Accuracy by epoch",
  }),
  example("narrow", 322, { series: loss, epochs: 64, height: 196, ends: "live", marks, label: "Loss by epoch" }),
  example("5,000 points with spikes, logarithmic, of a run that has ended", 512, {
    series: [
      seriesOf("training", "cat-1-ink", {
        points: 5000,
        until: 70,
        of: (at) => 4 * Math.exp(-at / 12) + 0.02 + 0.02 * noise(at) + (at % 10 < 0.015 ? 2 : 0),
      }),
    ],
    epochs: 70,
    scale: "log",
    marks: [
      { epoch: 30, word: "lr .001" },
      { epoch: 32, word: "lr .0001" },
      { epoch: 68, word: "lr .00001" },
    ],
    label: "Loss by epoch",
  }),
  example("a run of several networks", 512, {
    series: [seriesOf("accuracy", "cat-1-ink", { points: 90, until: 90, of: (at) => (at % 30) / 40 })],
    epochs: 90,
    unit: "percent",
    fits: [
      { epoch: 0, word: "conv3, fold 1" },
      { epoch: 30, word: "conv4, fold 1" },
      { epoch: 60, word: "conv5, fold 1" },
    ],
    label: "Accuracy by epoch",
  }),
  example("snapshots equally far apart", 330, {
    series: layers,
    epochs: 40,
    columns: [2, 5, 10, 20, 30, 40],
    ends: "name",
    label: "How much projections change",
  }),
  example("nothing is there yet", 512, {
    series: [{ name: "training", ink: "cat-1-ink", epochs: [], values: [] }],
    epochs: 64,
    ends: "live",
    label: "Loss by epoch",
  }),
];
