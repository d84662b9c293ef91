import { expect, it } from "vitest";
import { MapVersions } from "./map-versions.ts";

it("tells the maps that changed from those that did not", () => {
  const versions = new MapVersions();
  versions.changed([{ layer: "conv2", channel: 1 }]);
  versions.changed([
    { layer: "conv2", channel: 1 },
    { layer: "conv1", channel: 1 },
  ]);
  expect(versions.of("conv2", 1)).toBe(2);
  expect(versions.of("conv1", 1)).toBe(1);
  expect(versions.of("conv2", 11)).toBe(0);
});

it("takes every map for changed after a time unwatched", () => {
  const versions = new MapVersions();
  versions.changed([{ layer: "conv1", channel: 0 }]);
  versions.missed();
  expect(versions.of("conv1", 0)).toBe(2);
  expect(versions.of("conv1", 1)).toBe(1);
});
