// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { ProbabilityBars } from "./index.tsx";

const drawing = <ProbabilityBars className="figure" classes={[{ label: "cat", probability: 0.75 }]} count={1} />;

testComponent("ProbabilityBars", drawing, (figure) =>
  expect(figure.querySelector(".probability")?.textContent).toBe("0.750"),
);
