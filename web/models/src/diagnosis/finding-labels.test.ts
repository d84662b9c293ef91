import { create } from "@bufbuild/protobuf";
import { DiagnoseResponseSchema } from "@deconvscope/proto";
import { foldLayers, type ModelView } from "@deconvscope/shell";
import { expect, it } from "vitest";
import { emptyDiagnosis, readDiagnosis } from "./diagnosis-state.ts";
import { findingLabels, stridedLabels } from "./finding-labels.ts";

const layer = (name: string, operator: string, ...inputs: string[]) => ({
  ...{ name, operator, inputs, outputShape: [8, 8, 4], projectable: true, parameters: 0n, flops: 0n },
  $typeName: "deconvscope.v1.Layer" as const,
});
const [main, relu, beside, sum] = ["conv1/Conv", "relu/Relu", "downsample/downsample.0/Conv", "relu_1/Relu"].map(
  (name) => `/layer4/layer4.0/${name}`,
) as [string, string, string, string];
const items = foldLayers([
  layer("data", "Input"),
  layer(main, "Conv", "data"),
  layer(relu, "Relu", main),
  layer(beside, "Conv", "data"),
  layer("/layer4/layer4.0/Add", "Add", relu, beside),
  layer(sum, "Relu", "/layer4/layer4.0/Add"),
]);
const model = { items } as unknown as ModelView;

it("tells two strides of one block apart, as the figures do", () => {
  const diagnosis = readDiagnosis(
    emptyDiagnosis,
    create(DiagnoseResponseSchema, {
      layers: [
        { layer: main, aliasing: 0.3 },
        { layer: relu, maps: 4 },
        { layer: beside, aliasing: 0.3 },
        { layer: sum, maps: 4 },
      ],
      findings: [main, beside].map((layer) => ({ id: `aliasing/${layer}`, layer })),
      complete: true,
    }),
  );
  const labels = findingLabels({ model, diagnosis });
  expect(new Set(labels.values()).size).toBe(2);
  const strided = stridedLabels({ model, diagnosis });
  expect([...labels.values()]).toEqual([strided.get(main), strided.get(beside)]);
});
