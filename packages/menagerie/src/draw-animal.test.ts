import { createHash } from "node:crypto";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { drawAnimal } from "./draw-animal.ts";
import { partNames } from "./part-names.ts";
import type { Rect } from "./rect.ts";
import { menagerieLabels, menagerieSplits } from "./splits.ts";

const many = Array.from({ length: 180 }, (_, index) => index);

function fingerprint(split: "train" | "validation", index: number): string {
  return createHash("sha256").update(drawAnimal({ split, index }).svg).digest("hex").slice(0, 12);
}

describe("the same drawing everywhere and always", () => {
  test("split and index decide every byte", () => {
    expect([0, 1, 7, 1199].map((index) => fingerprint("validation", index))).toMatchInlineSnapshot(`
      [
        "8b5579de10c6",
        "d5ae802902c5",
        "7b8426b2d33a",
        "e51e0c08a9d5",
      ]
    `);
    expect([0, 5, 11_999].map((index) => fingerprint("train", index))).toMatchInlineSnapshot(`
      [
        "96b3ed87eb58",
        "291e953eb9fa",
        "e0eccf0eec6a",
      ]
    `);
  });

  test("no two are the same", () => {
    const drawn = many.flatMap((index) => [fingerprint("train", index), fingerprint("validation", index)]);
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  test("another size is the same drawing, its parts to scale", () => {
    const small = drawAnimal({ split: "train", index: 3, size: 96 });
    const large = drawAnimal({ split: "train", index: 3, size: 288 });
    expect(large.svg.replace('width="288" height="288"', 'width="96" height="96"')).toBe(small.svg);
    for (const [name, rect] of Object.entries(large.parts)) {
      expect(rect.x).toBeCloseTo((small.parts[name]?.x ?? Number.NaN) * 3, 9);
      expect(rect.width).toBeCloseTo((small.parts[name]?.width ?? Number.NaN) * 3, 9);
    }
  });
});

describe("labels", () => {
  test("ten kinds at least, each named once", () => {
    expect(menagerieLabels.length).toBeGreaterThanOrEqual(10);
    expect(new Set(menagerieLabels).size).toBe(menagerieLabels.length);
  });

  test("a split begins with one of each kind, and is balanced", () => {
    const first = menagerieLabels.map((_, index) => drawAnimal({ split: "validation", index }).label);
    expect(first).toEqual(menagerieLabels.map((_, label) => label));
    for (const index of many) expect(drawAnimal({ split: "train", index }).label).toBe(index % menagerieLabels.length);
    for (const { images } of menagerieSplits) expect(images % menagerieLabels.length).toBe(0);
  });
});

describe("parts", () => {
  test("are named, lie inside the image and have a size", () => {
    for (const index of many)
      for (const [name, { x, y, width, height }] of Object.entries(
        drawAnimal({ split: "train", index, size: 96 }).parts,
      )) {
        expect(partNames).toContain(name);
        expect(x, `${index} ${name}`).toBeGreaterThanOrEqual(0);
        expect(y, `${index} ${name}`).toBeGreaterThanOrEqual(0);
        expect(x + width, `${index} ${name}`).toBeLessThan(96 + 1e-9);
        expect(y + height, `${index} ${name}`).toBeLessThan(96 + 1e-9);
        expect(width * height, `${index} ${name}`).toBeGreaterThan(0);
      }
  });

  test("every kind shows at least five", () => {
    for (const index of many) {
      const { parts, label } = drawAnimal({ split: "validation", index });
      expect(Object.keys(parts).length, `${index} ${menagerieLabels[label]}`).toBeGreaterThanOrEqual(5);
    }
  });

  test("left is left of right, mirrored or not, and eyes are in the head", () => {
    for (const index of many) {
      const { parts } = drawAnimal({ split: "train", index });
      const [left, right, head] = [parts["left eye"], parts["right eye"], parts.head as Rect];
      if (left && right) expect(middle(left)[0], `${index}`).toBeLessThan(middle(right)[0]);
      for (const eye of [left, right]) {
        if (!eye) continue;
        const [x, y] = middle(eye);
        expect(x > head.x && x < head.x + head.width && y > head.y && y < head.y + head.height, `${index}`).toBe(true);
      }
    }
  });

  test("eyes are where they are said to be: dark and bright there, not beside", async () => {
    let [hits, misses, eyes] = [0, 0, 0];
    for (const index of many.slice(0, 48)) {
      const { svg, parts } = drawAnimal({ split: "validation", index, size: 192 });
      const grey = await sharp(Buffer.from(svg)).removeAlpha().greyscale().raw().toBuffer();
      for (const name of ["left eye", "right eye"]) {
        const eye = parts[name];
        if (!eye) continue;
        eyes += 1;
        if (contrast(grey, 192, eye) > 95) hits += 1;
        if (contrast(grey, 192, { ...eye, y: Math.max(0, eye.y - 1.4 * eye.height) }) > 95) misses += 1;
      }
    }
    expect(eyes).toBeGreaterThan(80);
    expect(hits / eyes).toBeGreaterThan(0.95);
    expect(misses / eyes).toBeLessThan(0.5);
  });
});

describe("bad input", () => {
  test.each([
    [{ split: "train", index: -1 }, "index: expected an integer from 0 to 11999, got -1"],
    [{ split: "validation", index: 1200 }, "index: expected an integer from 0 to 1199, got 1200"],
    [{ split: "train", index: 0.5 }, "index: expected an integer from 0 to 11999, got 0.5"],
    [{ split: "train", index: 0, size: 0 }, "size: expected 1 to 4096 pixels, got 0"],
    [{ split: "train", index: 0, size: Number.NaN }, "size: expected 1 to 4096 pixels, got NaN"],
  ] as const)("%j", (options, message) => {
    expect(() => drawAnimal(options)).toThrow(message);
  });

  test("an unknown split", () => {
    const split: string = "test";
    expect(() => drawAnimal({ split: split as "train", index: 0 })).toThrow(
      'expected "train" or "validation", got "test"',
    );
  });
});

function middle({ x, y, width, height }: Rect): [number, number] {
  return [x + width / 2, y + height / 2];
}

/** Brightest less darkest grey in a box. */
function contrast(grey: Uint8Array, size: number, { x, y, width, height }: Rect): number {
  let [darkest, brightest] = [255, 0];
  for (let row = Math.round(y); row < Math.round(y + height); row++)
    for (let column = Math.round(x); column < Math.round(x + width); column++) {
      const value = grey[row * size + column] ?? 0;
      darkest = Math.min(darkest, value);
      brightest = Math.max(brightest, value);
    }
  return brightest - darkest;
}
