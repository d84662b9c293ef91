// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { Calibration } from "./index.tsx";

const accuracy = { share: 0.5, low: 0.4, high: 0.6 };
const bins = [{ low: 0, high: 1, images: 4, confidence: 0.7, accuracy }];
const drawing = <Calibration className="figure" bins={bins} error={0.2} width={400} label="How sure" />;

testComponent("Calibration", drawing, (figure) =>
  expect(figure.querySelector("svg")?.getAttribute("width")).toBe("400"),
);
