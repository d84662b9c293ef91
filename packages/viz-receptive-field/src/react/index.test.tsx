// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { ReceptiveField } from "./index.tsx";

const drawing = (
  <ReceptiveField
    className="figure"
    inputWidth={96}
    inputHeight={96}
    imageUrl="/i.png"
    field={{ x: 1, y: 2, width: 3, height: 4 }}
  />
);

testComponent("ReceptiveField", drawing, (figure) => expect(figure.querySelector("rect.field")?.textContent).toBe(""));
