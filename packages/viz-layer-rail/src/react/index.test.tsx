// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { LayerRail } from "./index.tsx";

const drawing = (
  <LayerRail
    className="figure"
    items={[{ id: "conv1", label: "conv1", shape: "96 × 111²", receptiveField: 7 }]}
    inputSide={227}
    current="conv1"
  />
);

testComponent("LayerRail", drawing, (figure) =>
  expect(figure.querySelector("[aria-current] b")?.textContent).toBe("conv1"),
);
