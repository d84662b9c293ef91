import { expect, test } from "vitest";
import { formatMapReference, parseMapReference } from "./map-reference.ts";
import { readViewState, writeViewState } from "./view-state.ts";

test("a layer's name may hold colons and commas", () => {
  const maps = [{ layer: "a,b:0", channel: 3 }];
  expect(parseMapReference(formatMapReference(maps[0]!))).toEqual(maps[0]);
  expect(readViewState(writeViewState("", { maps })).maps).toEqual(maps);
  expect(parseMapReference("conv1")).toBeUndefined();
  expect(parseMapReference("conv1:x")).toBeUndefined();
});
