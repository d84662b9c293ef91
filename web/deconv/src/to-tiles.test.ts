import { describe, expect, it } from "vitest";
import type { Projected } from "./reconstruction.ts";
import { toTiles } from "./to-tiles.ts";

const projected = (channel: number, activation: number, scale = 1): Projected => ({
  channel,
  y: 2,
  x: 3,
  activation,
  field: { x: 0, y: 0, width: 5, height: 5 },
  projectionUrl: "data:image/png;base64,",
  patchUrl: undefined,
  scale,
  provenance: undefined,
});

describe("to tiles", () => {
  it("shares are of the strongest", () => {
    expect(toTiles([projected(7, 40), projected(1, 10)], true).map(({ share }) => share)).toEqual([1, 0.25]);
  });
  it("says that rectification leaves nothing, of that tile alone", () => {
    expect(toTiles([projected(7, 40, 0), projected(1, 10)], true).map(({ zero }) => zero)).toEqual([true, false]);
  });
  it("fails a tile that is not a number alone", () => {
    const [broken, right] = toTiles([projected(7, Number.NaN), projected(1, 10)], true);
    expect(broken).toMatchObject({ share: 0, error: "The activation is not a finite number." });
    expect(right).toMatchObject({ share: 1 });
    expect(right).not.toHaveProperty("error");
  });
  it("gives no place where units have none", () => {
    expect(toTiles([projected(7, 40)], false)[0]).not.toHaveProperty("y");
  });
  it("keeps shares within 0 … 1 where all activations are below 0", () => {
    expect(toTiles([projected(7, -1), projected(1, -4)], true).map(({ share }) => share)).toEqual([0, 0]);
  });
});
