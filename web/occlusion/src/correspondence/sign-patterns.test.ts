import { create } from "@bufbuild/protobuf";
import { DataType, TensorSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { agreement, meanSigns, pairIndex, readSigns } from "./sign-patterns.ts";

const signs = (shape: number[], ...values: number[]) =>
  readSigns(
    create(TensorSchema, { shape, dataType: DataType.UINT8, data: new Uint8Array(Int8Array.from(values).buffer) }),
  )!;

describe("sign patterns", () => {
  const maps = signs([2, 1, 2, 2], ...[1, -1, 0, 1], ...[1, 1, 0, -1]);

  it("are the mean over channels at each place", () => {
    expect([...meanSigns(maps, 0)]).toEqual([0, 0.5]);
    expect([...meanSigns(maps, 1)]).toEqual([1, -0.5]);
  });

  it("agree where both changed alike, differ where Δ counts, and are 0 where neither changed", () => {
    expect([...agreement(maps, 0, 1)]).toEqual([0, -0.5]);
    expect([...agreement(maps, 0, 0)]).toEqual([1, 0.5]);
  });

  it("of a dense layer lie in rows, with nothing behind the last unit", () => {
    const dense = signs([1, 5], 1, -1, 0, 1, 1);
    expect([dense.height, dense.width]).toEqual([2, 3]);
    expect([...meanSigns(dense, 0)]).toEqual([1, -1, 0, 1, 1, Number.NaN]);
  });

  it("are none where the server left them out", () => {
    expect(readSigns(undefined)).toBeUndefined();
  });

  it("pairs are counted as the server does", () => {
    const pairs = [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].flatMap((b) => (a < b ? [[a, b] as const] : [])));
    expect(pairs.map(([a, b]) => pairIndex(4, b, a))).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
