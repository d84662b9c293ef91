// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { FilterAtlas } from "./index.tsx";

const drawing = (
  <FilterAtlas
    className="figure"
    filters={[1]}
    kernelHeight={1}
    kernelWidth={1}
    inputs={1}
    outputs={1}
    measured={[{ channel: 0, rms: 1, low: 1, middle: 0, high: 0, radialFrequency: 0 }]}
    balance={{ low: 1, middle: 0, high: 0 }}
  />
);

testComponent("FilterAtlas", drawing, (figure) => expect(figure.querySelectorAll(".cells button")).toHaveLength(1));
