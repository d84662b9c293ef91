// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { LayerGraph } from "./index.tsx";

const drawing = (
  <LayerGraph
    className="figure"
    layers={[{ id: "in", label: "in", height: 96, width: 96, channels: 3, inputs: [] }]}
    view="table"
  />
);

testComponent("LayerGraph", drawing, (figure) => expect(figure.querySelector("text.name")?.textContent).toBe("in"));
