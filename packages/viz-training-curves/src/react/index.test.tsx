// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TrainingCurves } from "./index.tsx";

const series = [{ name: "training", ink: "cat-1-ink", epochs: [0, 1], values: [2, 1] }] as const;
const drawing = <TrainingCurves className="figure" series={series} epochs={2} width={400} label="Loss by epoch" />;

describe("<TrainingCurves>", () => {
  beforeEach(() => vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true));
  afterEach(() => vi.unstubAllGlobals());

  it("draws into its own element", async () => {
    const root = createRoot(document.body);
    await act(async () => root.render(drawing));
    expect(document.querySelector(".figure svg")?.getAttribute("width")).toBe("400");
    await act(async () => root.unmount());
    expect(document.body.innerHTML).toBe("");
  });

  it("is an empty element until it is in a page", () => {
    expect(renderToString(drawing)).toBe('<div class="figure"></div>');
  });
});
