// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { LayerTable } from "./index.tsx";

const drawing = (
  <LayerTable
    className="figure"
    rows={[{ id: "conv1", label: "conv1", operator: "conv", output: [8, 8, 4], parameters: 1200, flops: 0 }]}
    inputSide={96}
  />
);

testComponent("LayerTable", drawing, (figure) =>
  expect(figure.querySelector(".parameters .number")?.textContent).toBe("1,200"),
);
