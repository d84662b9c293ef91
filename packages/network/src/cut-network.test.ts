import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { architectures } from "./architectures/architectures.ts";
import { instantiate } from "./architectures/instantiate.ts";
import { seededRandom } from "./architectures/seeded-random.ts";
import { buildNetwork } from "./build-network.ts";
import { collectAncestors } from "./collect-ancestors.ts";
import { cutNetwork } from "./cut-network.ts";
import { findBypass } from "./find-bypass.ts";
import { joinNetworks } from "./join-networks.ts";
import { linearClassifier } from "./linear-classifier.ts";
import type { Network } from "./network.ts";
import { fireNetwork } from "./testing/fire-network.ts";
import { convSpec, inputSpec, reluSpec } from "./testing/layer-specs.ts";
import { randomGraphs } from "./testing/random-graph.ts";

const names = ({ layers }: Network) => layers.map(({ name }) => name);
const small = instantiate(architectures.get("zfnet-small")!(5), seededRandom(1), "he");

describe("cutNetwork", () => {
  it("ends the base at the layer, and begins the head with it", () => {
    const { base, head } = cutNetwork(small, "relu3");
    expect(base.output).toBe("relu3");
    expect(names(base).at(-1)).toBe("relu3");
    expect(head.layers[0]).toEqual({ name: "relu3", operator: "Input", inputs: [], shape: [12, 12, 96] });
    expect([...names(base), ...names(head).slice(1)]).toEqual(names(small));
    expect(head.output).toBe("softmax");
  });

  it.each(["input", "conv1", "flatten", "relu6", "softmax"])(
    "joined again after a cut at %s is what it was",
    (name) => {
      const { base, head } = cutNetwork(small, name);
      expect(joinNetworks(base, head)).toEqual(small);
    },
  );

  it("cuts where branches have met, not through them", () => {
    const network = fireNetwork(4);
    for (const name of ["squeezed", "concat"]) {
      const { base, head } = cutNetwork(network, name);
      expect(joinNetworks(base, head)).toEqual(network);
    }
    expect(() => cutNetwork(network, "expanded1")).toThrow(
      'layer "expanded1" (Relu): expected a layer through which everything flows, but "expand3" reads "squeezed" past it',
    );
  });

  it("any graph, cut at any layer and joined again, is what it was, but for what nobody reads", () => {
    fc.assert(
      fc.property(randomGraphs, fc.nat(), (network, which) => {
        const needed = collectAncestors(network, network.output);
        const layers = network.layers.filter(({ name }) => needed.has(name));
        const { name } = layers[which % layers.length]!;
        if (findBypass(network, name)) return;
        const { base, head } = cutNetwork(network, name);
        const joined = joinNetworks(base, head);
        expect(joined.output).toBe(network.output);
        expect(new Map(joined.layers.map((layer) => [layer.name, layer]))).toEqual(
          new Map(layers.map((layer) => [layer.name, layer])),
        );
      }),
    );
  });

  it("refuses a layer that is not there, or that the output does not need", () => {
    expect(() => cutNetwork(small, "relu9")).toThrow('no layer is named "relu9"');
    const specs = [inputSpec([3, 3, 1]), convSpec("a", "input", { channels: 1, filters: 1 }), reluSpec("b", "input")];
    expect(() => cutNetwork(buildNetwork(specs, "a"), "b")).toThrow(
      'layer "b" (Relu): expected a layer that the output depends on',
    );
  });
});

describe("joinNetworks", () => {
  it("puts a linear classifier on a base, whatever the name of its input", () => {
    const { base } = cutNetwork(small, "relu5");
    const joined = joinNetworks(base, linearClassifier([12, 12, 64], 3, seededRandom(1)));
    expect(joined.layers.slice(-3)).toMatchObject([
      { name: "flatten", inputs: ["relu5"], shape: [9216] },
      { name: "fc", inputs: ["flatten"], shape: [3] },
      { name: "softmax", inputs: ["fc"] },
    ]);
  });

  it("renames operands too", () => {
    const base = buildNetwork([inputSpec([3, 3, 1]), reluSpec("features", "input")], "features");
    const [left, right] = [{ layer: "input" }, { layer: "a" }];
    const add = { name: "sum", operator: "Add", inputs: ["input", "a"], operands: [left, right] } as const;
    const head = buildNetwork([inputSpec([3, 3, 1]), reluSpec("a", "input"), add], "sum");
    expect(joinNetworks(base, head).layers.at(-1)).toMatchObject({
      inputs: ["features", "a"],
      operands: [{ layer: "features" }, { layer: "a" }],
    });
  });

  it("refuses shapes that differ and names that meet", () => {
    const { base } = cutNetwork(small, "relu5");
    expect(() => joinNetworks(base, linearClassifier([9216], 3, seededRandom(1)))).toThrow(
      'layer "input" (Input): expected [9216] from "relu5", got [12, 12, 64]',
    );
    const flat = cutNetwork(small, "flatten").base;
    expect(() => joinNetworks(flat, linearClassifier([2304], 3, seededRandom(1)))).toThrow(
      'two layers are named "flatten"',
    );
  });
});
