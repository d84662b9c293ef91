// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { LayerComparison } from "./index.tsx";

const models = [{ name: "a", layers: [{ layer: "pool1", aliasing: 0.5 }] }];
const drawing = <LayerComparison className="figure" models={models} kind="aliasing" />;

testComponent("LayerComparison", drawing, (figure) => expect(figure.querySelectorAll(".rows button")).toHaveLength(1));
