// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { EvolutionGrid } from "./index.tsx";

const layers = [{ name: "conv1", changes: [], followed: [{ channel: 16, cells: [{ activation: 0 }] }] }];
const drawing = <EvolutionGrid className="figure" snapshots={[{ key: "1", epoch: 1 }]} layers={layers} />;

testComponent("EvolutionGrid", drawing, (figure) => expect(figure.querySelector(".map .name")?.textContent).toBe("16"));
