import { expect, test } from "vitest";
import { parseSignsReference } from "./signs-reference.ts";
import { readViewState, writeViewState } from "./view-state.ts";

test("parts and layers may hold slashes, commas and per cents", () => {
  const signs = { part: "10 %, left/right", layer: "fire9/concat", pair: [0, 2] as const };
  expect(readViewState(writeViewState("", { signs })).signs).toEqual(signs);
  expect(writeViewState("", { signs: { ...signs, part: "left eye" } })).toBe("?signs=left+eye/0-2/fire9/concat");
});

test("a pair is two images, the earlier first", () => {
  for (const wrong of ["nose/2-0/conv5", "nose/1-1/conv5", "nose/conv5", "nose/0-1/"]) {
    expect(parseSignsReference(wrong), wrong).toBeUndefined();
  }
});
