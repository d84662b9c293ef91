// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { Spectrum } from "./index.tsx";

const drawing = <Spectrum className="figure" shares={[0, 0.5, 0.5, 0]} rows={2} columns={2} />;

testComponent("Spectrum", drawing, (figure) => expect(figure.querySelectorAll("canvas.map")).toHaveLength(1));
