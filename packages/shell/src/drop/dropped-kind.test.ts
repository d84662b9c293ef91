import { describe, expect, it } from "vitest";
import { droppedKind } from "./dropped-kind.ts";

describe("dropped kind", () => {
  it.each([
    ["net.onnx", "", "model"],
    ["NET.ZIP", "application/zip", "model"],
    ["dog.JPG", "", "photo"],
    ["pasted", "image/png", "photo"],
    ["notes.txt", "text/plain", undefined],
    ["movie.gif", "image/gif", undefined],
  ])("%s (%s) is a %s", (name, type, kind) => expect(droppedKind({ name, type })).toBe(kind));
});
