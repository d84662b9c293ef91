// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { FilterBound } from "./index.tsx";

const drawing = (
  <FilterBound className="figure" filters={[1, -3]} kernelHeight={1} kernelWidth={1} inputs={1} outputs={2} bound={2} />
);

testComponent("FilterBound", drawing, (figure) => expect(figure.querySelectorAll(".tiles button")).toHaveLength(4));
