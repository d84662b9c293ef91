// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { ActivationMap } from "./index.tsx";

const drawing = <ActivationMap className="figure" values={[0, 1, 2, 9]} height={2} width={2} />;

testComponent("ActivationMap", drawing, (figure) =>
  expect(figure.querySelector(".readout")?.textContent).toBe("9.00 at 1, 1"),
);
