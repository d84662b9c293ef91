// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { Histogram } from "./index.tsx";

const drawing = <Histogram className="figure" counts={[4, 1]} maximum={2} />;

testComponent("Histogram", drawing, (figure) => expect(figure.querySelector(".readout")?.textContent).toBe("5 images"));
