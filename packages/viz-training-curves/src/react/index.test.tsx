// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { TrainingCurves } from "./index.tsx";

const series = [{ name: "training", ink: "cat-1-ink", epochs: [0, 1], values: [2, 1] }] as const;
const drawing = <TrainingCurves className="figure" series={series} epochs={2} width={400} label="Loss by epoch" />;

testComponent("TrainingCurves", drawing, (figure) =>
  expect(figure.querySelector("svg")?.getAttribute("width")).toBe("400"),
);
