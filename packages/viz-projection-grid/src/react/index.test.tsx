// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { ProjectionGrid } from "./index.tsx";

const drawing = (
  <ProjectionGrid
    className="figure"
    tiles={[{ channel: 258, activation: 2, share: 1, zero: true }]}
    slots={2}
    view="pictures"
  />
);

testComponent("ProjectionGrid", drawing, (figure) => expect(figure.querySelector(".channel")?.textContent).toBe("258"));
