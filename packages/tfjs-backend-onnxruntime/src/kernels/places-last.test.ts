import { describe, expect, test } from "vitest";
import { GraphBuilder } from "../graph/graph-builder.ts";
import { placesLast } from "./places-last.ts";

describe("placesLast", () => {
  for (const [maps, flat, rows] of [
    [
      [1, 3, 4, 5],
      [20, 3],
      [1, 3, 20],
    ],
    [
      [1, 3, 4, 5],
      [1, 20, 3],
      [1, 3, 20],
    ],
    [
      [2, 3, 4, 5],
      [2, 20, 3],
      [2, 3, 20],
    ],
  ])
    test(`[${maps}] channels-first as [${flat}]`, () => {
      const graph = new GraphBuilder();
      const x = graph.toChannelsLast(graph.input("float32", maps!));
      const found = placesLast(graph, graph.reshape(x, flat!));
      expect(found?.shape).toEqual(rows);
      expect(graph.finish([found!]).nodes.map(({ operator }) => operator)).toEqual(["Reshape"]);
    });

  for (const flat of [[40, 3], [5, 24], [120]])
    test(`nothing of [2,3,4,5] channels-first as [${flat}]`, () => {
      const graph = new GraphBuilder();
      const x = graph.toChannelsLast(graph.input("float32", [2, 3, 4, 5]));
      expect(placesLast(graph, graph.reshape(x, flat))).toBeUndefined();
    });

  test("nothing of maps that are channels-last", () => {
    const graph = new GraphBuilder();
    const x = graph.input("float32", [1, 4, 5, 3]);
    expect(placesLast(graph, x)).toBeUndefined();
    expect(placesLast(graph, graph.reshape(x, [20, 3]))).toBeUndefined();
  });
});
