import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { FeatureSnapshotSchema, type Snapshot, SnapshotSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { tabulateChange, tabulateWinners } from "./evolution-tables.ts";
import { type EvolutionStep, groupByMap } from "./read-evolution.ts";

function step(snapshot: Partial<Snapshot>, given: MessageInitShape<typeof FeatureSnapshotSchema>): EvolutionStep {
  const { features, changeByLayer, jumpsByLayer } = create(FeatureSnapshotSchema, given);
  const known = create(SnapshotSchema, { epoch: snapshot.epoch, step: snapshot.step, model: snapshot.model });
  return { snapshot: known, features, changeByLayer, jumpsByLayer, provenance: undefined };
}

const image = { dataset: "pets", split: "train", index: 5 };
const steps = [
  step(
    { epoch: 1, step: 10n, model: "run/1" },
    { features: [{ unit: { layer: "relu1", channel: 3, y: 2, x: 4 }, activation: 1.5, image }], jumpsByLayer: {} },
  ),
  step(
    { epoch: 2, step: 20n, model: "run/2" },
    {
      features: [
        { unit: { layer: "relu1", channel: 3, y: 0, x: 0 }, activation: 2.5, image, jump: true },
        { unit: { layer: "relu1", channel: 7 } },
      ],
      changeByLayer: { relu1: 0.25 },
      jumpsByLayer: { relu1: 0.5 },
    },
  ),
];

test("a line a map and snapshot; a map that never fires has neither place nor image", () => {
  expect(tabulateWinners(steps)).toBe(
    [
      "layer,channel,epoch,step,model,activation,y,x,dataset,split,image,jump",
      "relu1,3,1,10,run/1,1.5,2,4,pets,train,5,0",
      "relu1,3,2,20,run/2,2.5,0,0,pets,train,5,1",
      "relu1,7,2,20,run/2,0,,,,,,0",
      "",
    ].join("\r\n"),
  );
});

test("a line a layer and snapshot, from the second on", () => {
  expect(tabulateChange(steps)).toBe("layer,epoch,step,change,jumps\r\nrelu1,2,20,0.25,0.5\r\n");
});

test("rows of the figure have a place for every snapshot", () => {
  const maps = groupByMap(steps);
  expect(maps.map(({ layer, channel }) => [layer, channel])).toEqual([
    ["relu1", 3],
    ["relu1", 7],
  ]);
  expect(maps[1]?.states.map((state) => state?.unit?.channel)).toEqual([undefined, 7]);
});
