// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { TopActivations } from "./index.tsx";

const drawing = (
  <TopActivations className="figure" tops={[{ rank: 1, activation: 2, image: "a", zero: true }]} slots={2} />
);

testComponent("TopActivations", drawing, (figure) =>
  expect(figure.querySelector(".activation")?.textContent).toBe("2.00"),
);
