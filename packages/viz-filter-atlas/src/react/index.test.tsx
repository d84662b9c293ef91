// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FilterAtlas } from "./index.tsx";

const drawing = (
  <FilterAtlas
    className="figure"
    filters={[1]}
    kernelHeight={1}
    kernelWidth={1}
    inputs={1}
    outputs={1}
    measured={[{ channel: 0, rms: 1, low: 1, middle: 0, high: 0, radialFrequency: 0 }]}
    balance={{ low: 1, middle: 0, high: 0 }}
  />
);

describe("<FilterAtlas>", () => {
  beforeEach(() => vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true));
  afterEach(() => vi.unstubAllGlobals());

  it("draws into its own element", async () => {
    const root = createRoot(document.body);
    await act(async () => root.render(drawing));
    expect(document.querySelectorAll(".figure .cells button")).toHaveLength(1);
    await act(async () => root.unmount());
    expect(document.body.innerHTML).toBe("");
  });

  it("is an empty element until it is in a page", () => {
    expect(renderToString(drawing)).toBe('<div class="figure"></div>');
  });
});
