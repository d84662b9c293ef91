import { describe, expect, it } from "vitest";
import { placeInColumns } from "./graph-columns.ts";
import type { GraphLayer } from "./graph-layer.ts";

const layer = (id: string, ...inputs: string[]): GraphLayer => ({
  id,
  label: id,
  height: 8,
  width: 8,
  channels: 4,
  inputs,
});

describe("placeInColumns", () => {
  it("gives each layer its longest way from the input", () => {
    const layers = [layer("in"), layer("a", "in"), layer("b", "a"), layer("add", "b", "in")];
    expect([...placeInColumns(layers).values()].map(({ column }) => column)).toEqual([0, 1, 2, 3]);
  });

  it("stands layers of one depth under each other, in the given order", () => {
    const places = placeInColumns([layer("in"), layer("1x1", "in"), layer("3x3", "in"), layer("concat", "1x1", "3x3")]);
    expect(places.get("1x1")).toEqual({ column: 1, lane: 0 });
    expect(places.get("3x3")).toEqual({ column: 1, lane: 1 });
    expect(places.get("concat")).toEqual({ column: 2, lane: 0 });
  });

  it("does not mind the order of the list, nor ten thousand layers", () => {
    const chain = Array.from({ length: 10_000 }, (_, i) => (i === 0 ? layer("l0") : layer(`l${i}`, `l${i - 1}`)));
    expect(placeInColumns(chain.toReversed()).get("l9999")?.column).toBe(9999);
  });

  it("refuses a cycle and an input that is not there", () => {
    expect(() => placeInColumns([layer("a", "b"), layer("b", "a")])).toThrow("expected no cycle, got one through");
    expect(() => placeInColumns([layer("a", "nowhere")])).toThrow('a.inputs: expected a layer\'s id, got "nowhere"');
  });
});
