import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchLabels } from "./match-labels.ts";

const match = (labels: readonly string[], classes: readonly string[], labelIds: readonly string[] = []) =>
  Object.fromEntries(matchLabels({ labels, labelIds }, classes));

describe("matchLabels", () => {
  test.each([
    ["case and separators", "Golden_retriever", "golden retriever"],
    ["hyphens", "black-and-tan_coonhound", "Black and tan coonhound"],
    ["accents", "café", "cafe"],
    ["a class's wnid set before", "beagle", "n02088364 beagle"],
    ["and joined", "beagle", "n02088364_beagle"],
    ["a class's synonyms", "English beagle", "beagle, English beagle"],
    ["a label's synonyms", "boa constrictor, Constrictor constrictor", "boa constrictor"],
    ["either's synonyms", "hare, bunny", "rabbit, bunny"],
  ])("%s: %s is %s", (_, label, text) => {
    expect(match(["something else", label], ["another", "third", text])).toEqual({ 1: 2 });
  });

  test("by wnid whatever the names are", () => {
    expect(match(["spotted thing", "beagle"], ["n02088364 beagle", "n02110341"], ["n02110341", "n02088364"])).toEqual({
      0: 1,
      1: 0,
    });
    expect(match(["n02110341"], ["n02088364 beagle", "n02110341 dalmatian"])).toEqual({ 0: 1 });
  });

  test("names of different wnids are different things", () => {
    expect(match(["crane"], ["n03126707 crane"], ["n02012849"])).toEqual({});
    expect(match(["crane"], ["n03126707 crane", "n02012849 crane"], ["n02012849"])).toEqual({ 0: 1 });
  });

  test("an ambiguous name matches nothing", () => {
    expect(match(["crane"], ["crane", "crane"])).toEqual({});
    expect(match(["maillot"], ["maillot", "maillot, tank suit"])).toEqual({});
    expect(match(["crane", "Crane"], ["crane"])).toEqual({});
    expect(match(["crane, heron", "crane, derrick"], ["crane"])).toEqual({});
  });

  test("a surer way goes before a name shared in passing", () => {
    expect(match(["maillot, tank suit"], ["maillot", "tank suit, maillot"])).toEqual({ 0: 1 });
    expect(match(["skunk, polecat", "polecat, fitch"], ["polecat", "skunk"])).toEqual({ 0: 1, 1: 0 });
  });

  test("nothing is like nothing", () => {
    expect(match(["", "+", ","], ["", "-", ","])).toEqual({});
    expect(match(["automobile"], ["minivan", "sports car"])).toEqual({});
    expect(match([], ["a"])).toEqual({});
  });
});

const word = fc.stringMatching(/^[a-z]{1,3}$/);
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(", "));
const texts = fc.array(text, { maxLength: 8 });

describe("whatever the names", () => {
  test("matches are of labels and classes that there are, no class twice", () => {
    const anything = fc.array(fc.oneof(text, fc.string(), fc.constant("n02088364 x")), { maxLength: 8 });
    fc.assert(
      fc.property(anything, anything, (labels, classes) => {
        const matches = matchLabels({ labels, labelIds: [] }, classes);
        expect(new Set(matches.values()).size).toBe(matches.size);
        for (const [label, found] of matches) expect(label in labels && found in classes).toBe(true);
      }),
    );
  });

  test("matches share a name", () => {
    fc.assert(
      fc.property(texts, texts, (labels, classes) => {
        for (const [label, found] of matchLabels({ labels, labelIds: [] }, classes)) {
          const names = classes[found]!.split(", ");
          expect(labels[label]!.split(", ").some((name) => names.includes(name))).toBe(true);
        }
      }),
    );
  });

  test("the order of classes and how they are written change nothing", () => {
    fc.assert(
      fc.property(texts, texts, (labels, classes) => {
        const last = classes.length - 1;
        const turned = [...classes].reverse().map((text) => text.toUpperCase().replaceAll(", ", " ,_"));
        const matches = matchLabels({ labels, labelIds: [] }, turned);
        const back = new Map([...matches].map(([label, found]) => [label, last - found]));
        expect(back).toEqual(matchLabels({ labels, labelIds: [] }, classes));
      }),
    );
  });

  test("names of their own all match, and a class of a label's name more takes that match away", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), fc.nat(), (labels, pick) => {
        const all = new Map(labels.map((_, index) => [index, index]));
        expect(matchLabels({ labels, labelIds: [] }, labels)).toEqual(all);
        const twice = pick % labels.length;
        all.delete(twice);
        expect(matchLabels({ labels, labelIds: [] }, [...labels, labels[twice]!])).toEqual(all);
      }),
    );
  });
});

const shared = process.env.DECONVSCOPE_SHARED;
if (shared !== undefined) {
  const lines = (file: string) =>
    readFileSync(join(shared, "data", file), "utf8")
      .trimEnd()
      .split("\n");
  const classes = lines("squeezenet1_0/labels.txt");

  test("Tiny ImageNet's labels are found among an ImageNet network's classes, CIFAR-10's are not", () => {
    const words = lines("tiny-imagenet-20/words.txt").map((line) => line.split("\t")[1]!);
    const found = match(words, classes);
    expect(Object.values(found).map((index) => classes[index])).toContain("boa constrictor");
    expect(Object.keys(found).length).toBeGreaterThanOrEqual(15);
    expect(match(lines("cifar-10-batches-bin/batches.meta.txt"), classes)).toEqual({});
  });
}
