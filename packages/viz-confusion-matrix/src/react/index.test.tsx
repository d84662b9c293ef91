// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { expect } from "vitest";
import { ConfusionMatrix } from "./index.tsx";

const classes = [{ name: "cat", images: 2 }];
const cells = [{ row: 0, column: 0, images: 2 }];
const drawing = <ConfusionMatrix className="figure" {...{ classes, cells }} width={400} label="Taken for" />;

testComponent("ConfusionMatrix", drawing, (figure) =>
  expect(figure.querySelector("svg")?.getAttribute("width")).toBe("400"),
);
