import { describe, expect, it } from "vitest";
import { pictureMarks } from "./picture-marks.ts";
import { type PictureState, pictureAt, projectionAt } from "./picture-state.ts";
import { token } from "./token.ts";

const data = "data:image/png;base64,AA==";
const words = { zero: "0", error: "!" };
const drawn = (state: PictureState) =>
  pictureMarks("map 4", state, { x: 10, side: 60 }).map(({ tag, attributes, children }) => [
    tag,
    children?.map(({ text }) => text) ?? attributes?.fill,
  ]);

describe("pictureMarks", () => {
  it("puts each state on the ground that the page has", () => {
    expect(drawn(pictureAt(undefined))).toEqual([["rect", token("zero")]]);
    expect(drawn(pictureAt(data, true))).toEqual([
      ["rect", token("zero")],
      ["image", undefined],
    ]);
    expect(drawn(pictureAt(data))[0]).toEqual(["rect", token("sunken")]);
    expect(drawn({ kind: "none" })).toEqual([["rect", token("sunken")]]);
    expect(drawn(projectionAt({ zero: true }, words))).toEqual([
      ["rect", token("zero")],
      ["text", ["0"]],
    ]);
    expect(drawn(projectionAt({ zero: true, error: "gone" }, words))).toEqual([
      ["rect", token("bad-bg")],
      ["text", ["!"]],
    ]);
  });

  it("breaks words into lines about the middle, and cuts what would run over", () => {
    const state: PictureState = { kind: "error", words: "the image is unreadable and more" };
    expect(drawn(state)[1]).toEqual(["text", ["the", "image", "is", "unread…"]]);
    const lines = pictureMarks("map 4", state, { x: 10, side: 60 })[1]?.children ?? [];
    expect(lines.map(({ attributes }) => [attributes?.x, attributes?.y])).toEqual([
      [40, 13],
      [40, 27],
      [40, 41],
      [40, 55],
    ]);
  });

  it("refuses a picture that would not be in the file", () => {
    expect(() => drawn(pictureAt("blob:1"))).toThrow('map 4: expected its pictures as data: URLs, got "blob:1"');
  });
});
