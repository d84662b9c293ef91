// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { FilterGrid } from "./index.tsx";

const drawing = (
  <FilterGrid
    className="figure"
    filters={[1, -3]}
    kernelHeight={1}
    kernelWidth={1}
    inputs={1}
    outputs={2}
    order="index"
  />
);

testComponent("FilterGrid", drawing, (figure) =>
  expect(figure.querySelector('button[title^="filter 1"]')?.textContent).toBe(""),
);
