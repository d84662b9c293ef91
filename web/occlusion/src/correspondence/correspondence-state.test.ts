import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { MeasureCorrespondenceResponseSchema, PartCorrespondenceSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { describeCorrespondence, drawsBelow, emptyCorrespondence, readCorrespondence } from "./correspondence-state.ts";

const part = (part: string, layer: string, pValue: number, mean = 0.1) =>
  create(PartCorrespondenceSchema, { part, layer, pValue, mean });
const message = (init: MessageInitShape<typeof MeasureCorrespondenceResponseSchema>) =>
  create(MeasureCorrespondenceResponseSchema, init);

describe("correspondence", () => {
  it("keeps a line a part and layer: the latest", () => {
    const first = readCorrespondence(
      emptyCorrespondence,
      message({ progress: { done: 1n, total: 4n }, correspondences: [part("nose", "conv5", 1, 0.3)] }),
    );
    const second = readCorrespondence(
      first,
      message({
        correspondences: [part("eye", "conv5", 1), part("nose", "conv5", 0, 0.2)],
        provenance: { model: "m" },
      }),
    );
    expect(second.parts.map(({ part, mean }) => [part, mean])).toEqual([
      ["nose", 0.2],
      ["eye", 0.1],
    ]);
    expect(second.progress?.done).toBe(1n);
    expect(second.provenance?.model).toBe("m");
  });

  it("counts draws at or below the part's own", () => {
    expect(drawsBelow({ mean: 0.2, random: [0.1, 0.2, 0.3] })).toBe("2/3");
  });

  it("says which parts correspond, layer by layer", () => {
    const parts = [
      part("left eye", "conv5", 0.01),
      part("nose", "conv5", 0.05),
      part("mouth", "conv5", 0.4),
      part("left eye", "fc7", 0.2),
      part("nose", "fc7", 0.3),
      part("mouth", "fc7", 0.4),
    ];
    expect(describeCorrespondence(parts, (layer) => layer.toUpperCase())).toBe(
      "At CONV5 left eye and nose correspond. At FC7 no part stands out from random places.",
    );
    expect(describeCorrespondence([part("nose", "conv5", 0)], String)).toBe("At conv5 every part corresponds.");
    expect(describeCorrespondence([], String)).toBeUndefined();
  });
});
