import { describe, expect, it } from "vitest";
import type { ConfusionData } from "./confusion.ts";
import { orderClasses } from "./order-classes.ts";

/** 10 images a class; what is not said lies on the diagonal. */
function confusionOf(count: number, taken: readonly (readonly [number, number, number])[]): ConfusionData {
  const off = taken.map(([row, column, images]) => ({ row, column, images }));
  const right = Array.from({ length: count }, (_, index) => {
    const lost = off.filter(({ row }) => row === index).reduce((sum, { images }) => sum + images, 0);
    return { row: index, column: index, images: 10 - lost };
  });
  return {
    classes: Array.from({ length: count }, (_, index) => ({ name: `class ${index}`, images: 10 })),
    cells: [...off, ...right.filter(({ images }) => images > 0)],
  };
}

describe("orderClasses", () => {
  const data = confusionOf(4, [
    [2, 0, 6],
    [1, 3, 2],
  ]);

  it("as they come, and the least accurate first", () => {
    expect(orderClasses(data, "class")).toEqual([0, 1, 2, 3]);
    expect(orderClasses(data, "accuracy")).toEqual([2, 1, 0, 3]);
    const empty = { ...data, classes: [{ name: "none", images: 0 }, ...data.classes.slice(1)] };
    expect(orderClasses(empty, "accuracy").at(-1)).toBe(0);
  });

  it("puts classes together that are taken for each other, others by their number", () => {
    expect(orderClasses(data, "similarity")).toEqual([0, 2, 1, 3]);
    expect(orderClasses(confusionOf(3, []), "similarity")).toEqual([0, 1, 2]);
  });

  it("lays a chain of confusions out as a chain", () => {
    const chain = confusionOf(4, [
      [0, 3, 2],
      [3, 1, 1],
      [1, 2, 2],
    ]);
    expect(orderClasses(chain, "similarity")).toEqual([0, 3, 1, 2]);
  });

  it("brings shuffled blocks of a thousand classes together, every class once, the same each time", () => {
    const count = 1000;
    const blockOf = (index: number) => (index * 7) % 100;
    const taken: [number, number, number][] = [];
    for (let row = 0; row < count; row++) {
      for (let other = 1; other <= 3; other++) taken.push([row, (row + 100 * other) % count, 2]);
    }
    const order = orderClasses(confusionOf(count, taken), "similarity");
    expect(new Set(order).size).toBe(count);
    const changes = order.filter((index, place) => place > 0 && blockOf(index) !== blockOf(order[place - 1]!)).length;
    expect(changes).toBe(99);
    expect(orderClasses(confusionOf(count, taken.toReversed()), "similarity")).toEqual(order);
  });
});
