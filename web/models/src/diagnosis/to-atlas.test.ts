import { create } from "@bufbuild/protobuf";
import { DataType, FilterBankSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { bankSpectrum, filterSpectrum, toAtlas } from "./to-atlas.ts";

const bank = create(FilterBankSchema, {
  ...{ layer: "conv1", low: 0.5, middle: 0.3, high: 0.2 },
  filters: [
    { channel: 0, rms: 1, low: 1, radialFrequency: 0.1 },
    { channel: 1, rms: 2, high: 1, radialFrequency: 0.4, duplicateOf: 0 },
  ],
  spectra: {
    shape: [2, 2, 2],
    dataType: DataType.FLOAT32,
    data: new Uint8Array(Float32Array.from([2, 2, 0, 0, 0, 0, 0, 8]).buffer),
  },
});

describe("toAtlas", () => {
  it("reads a bank, and nothing where there is no convolution", () => {
    const atlas = toAtlas(bank);
    expect(atlas?.measured[1]).toMatchObject({ channel: 1, rms: 2, duplicateOf: 0 });
    expect(atlas?.balance).toEqual({ low: 0.5, middle: 0.3, high: 0.2 });
    expect(atlas?.side).toBe(2);
    expect(toAtlas(create(FilterBankSchema))).toBeUndefined();
    expect(toAtlas(undefined)).toBeUndefined();
  });
});

describe("spectra", () => {
  const atlas = toAtlas(bank)!;

  it("of a filter add up to 1", () => {
    expect(Array.from(filterSpectrum(atlas, 0)!.shares)).toEqual([0.5, 0.5, 0, 0]);
    expect(Array.from(filterSpectrum(atlas, 1)!.shares)).toEqual([0, 0, 0, 1]);
  });

  it("of the bank count filters by their energy", () => {
    const shares = Array.from(bankSpectrum(atlas)!.shares);
    for (const [cell, share] of [0.1, 0.1, 0, 0.8].entries()) expect(shares[cell]).toBeCloseTo(share, 6);
  });

  it("are not there for a filter without energy", () => {
    expect(filterSpectrum({ ...atlas, spectra: new Float32Array(8) }, 0)).toBeUndefined();
    expect(bankSpectrum({ ...atlas, spectra: undefined })).toBeUndefined();
  });
});
