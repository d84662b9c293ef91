import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collectAncestors } from "./collect-ancestors.ts";
import { findBypass } from "./find-bypass.ts";
import { listCuts } from "./list-cuts.ts";
import { fireNetwork } from "./testing/fire-network.ts";
import { randomGraphs } from "./testing/random-graph.ts";

describe("listCuts", () => {
  it("before branches part and where they have met, not in them", () => {
    const { layers } = fireNetwork(4);
    const inside = ["expand1", "expanded1", "expand3", "expanded3"];
    const names = layers.map(({ name }) => name).filter((name) => !inside.includes(name));
    expect(listCuts(fireNetwork(4))).toEqual(names);
  });

  it("any graph: exactly those that nothing flows past", () => {
    fc.assert(
      fc.property(randomGraphs, (network) => {
        const needed = [...network.layers].filter(({ name }) => collectAncestors(network, network.output).has(name));
        const cuts = needed.map(({ name }) => name).filter((name) => findBypass(network, name) === undefined);
        expect(listCuts(network)).toEqual(cuts);
      }),
    );
  });
});
