// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { CurveFamily } from "./index.tsx";

const columns = [{ id: "turn", title: "Turn", amounts: [0, 90], unit: "°", rest: 0, step: 1 }];
const rows = [{ title: "conv1", values: [[[0, 1]]] }];
const lines = [{ name: "admiral", ink: "cat-1-ink" }] as const;
const drawing = <CurveFamily className="figure" {...{ columns, rows, lines }} width={400} label="How far" />;

testComponent("CurveFamily", drawing, (figure) =>
  expect(figure.querySelector("svg")?.getAttribute("width")).toBe("400"),
);
