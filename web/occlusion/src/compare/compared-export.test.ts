import type { FigureExport } from "@deconvscope/shell";
import { describe, expect, it } from "vitest";
import { comparedExport, type NamedExport } from "./compared-export.ts";

function named(model: string, image: string, value: number, changes: Partial<FigureExport> = {}): NamedExport {
  return {
    model,
    image,
    height: 2,
    width: 1,
    figure: {
      name: `${model}-occlusion-${image}`,
      provenance: {
        model,
        modelSha256: `${value}`.repeat(64),
        backend: "cpu",
        productVersion: "1",
        parametersJson: JSON.stringify({ patch: value }),
        backendsNotTaken: [],
      },
      facts: [image, "fill mean", `patch ${value}`],
      table: () => ({ columns: ["x", "probability"], rows: [[0, value]] }),
      tensor: async () => ({ values: Float32Array.of(value, value), shape: [2, 1], holds: "probability" }),
      ...changes,
    },
  };
}
const tell = () => {};
const svg = () => "<svg/>";

describe("export of two sweeps", () => {
  it("tells what both depend on, the second's hash where it is another model", () => {
    const figure = comparedExport(named("a", "cat 0", 1), named("b", "cat 0", 2), svg);
    expect(figure.name).toBe("a-occlusion-cat-0-beside-b");
    expect(figure.facts).toEqual(["cat 0", "fill mean", "patch 1", "beside b", "sha256 22222222", "patch 2"]);
    expect(JSON.parse(figure.provenance?.parametersJson ?? "")).toEqual({
      patch: 1,
      beside: { model: "b", model_sha256: "2".repeat(64), backend: "cpu", parameters: { patch: 2 } },
    });
    const images = comparedExport(named("a", "cat 0", 1), named("a", "dog 4", 1), svg);
    expect(images.facts).toEqual(["cat 0", "fill mean", "patch 1", "beside", "dog 4"]);
    expect(images.name).toBe("a-occlusion-cat-0-beside-dog-4");
  });

  it("has the rows of both, each with its model and image", async () => {
    const figure = comparedExport(named("a", "cat 0", 1), named("b", "cat 0", 2), svg);
    expect(await figure.table?.(tell)).toEqual({
      columns: ["model", "image", "x", "probability"],
      rows: [
        ["a", "cat 0", 0, 1],
        ["b", "cat 0", 0, 2],
      ],
    });
  });

  it("stacks arrays of one size and offers none of two", async () => {
    const figure = comparedExport(named("a", "cat 0", 1), named("b", "cat 0", 2), svg);
    expect(await figure.tensor?.(tell)).toEqual({
      values: Float32Array.of(1, 1, 2, 2),
      shape: [2, 2, 1],
      holds: "a, cat 0 | b, cat 0; each: probability",
    });
    const larger = { ...named("b", "cat 0", 2), width: 3 };
    expect(comparedExport(named("a", "cat 0", 1), larger, svg).tensor).toBeUndefined();
  });

  it("is partial where either is", () => {
    const partial = named("b", "cat 0", 2, { partial: "partial: 3 of 9" });
    expect(comparedExport(named("a", "cat 0", 1), partial, svg).partial).toBe("beside partial: 3 of 9");
    expect(comparedExport(partial, named("a", "cat 0", 1), svg).partial).toBe("partial: 3 of 9");
  });
});
