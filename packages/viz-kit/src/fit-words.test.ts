import { describe, expect, it } from "vitest";
import { fitPath, fitWords, wrapWords } from "./fit-words.ts";

describe("fitWords", () => {
  it.each([
    ["beagle", 36, undefined, "beagle"],
    ["beagle", 35, undefined, "beag…"],
    ["beagle", 36, 7.2, "beag…"],
    ["beagle", 0, undefined, "…"],
  ] as const)("%s in %d px of letters of %s px is %s", (words, width, letter, fitted) => {
    expect(fitWords(words, width, letter)).toBe(fitted);
  });
});

describe("fitPath", () => {
  it.each([
    ["block1/relu", 66, "block1/relu"],
    ["block1/relu", 60, "…ock1/relu"],
    ["block1/relu", 0, "…"],
  ])("%s in %d px is %s", (path, width, fitted) => {
    expect(fitPath(path, width)).toBe(fitted);
  });
});

describe("wrapWords", () => {
  it("fills lines with whole words, and cuts a word that is too long", () => {
    expect(wrapWords("rectification leaves nothing", 84)).toEqual(["rectification", "leaves nothing"]);
    expect(wrapWords("an unreadable image", 48)).toEqual(["an", "unreada…", "image"]);
  });
});
