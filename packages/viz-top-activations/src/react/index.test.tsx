// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TopActivations } from "./index.tsx";

const drawing = (
  <TopActivations className="figure" tops={[{ rank: 1, activation: 2, image: "a", zero: true }]} slots={2} />
);

describe("<TopActivations>", () => {
  beforeEach(() => vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true));
  afterEach(() => vi.unstubAllGlobals());

  it("draws into its own element", async () => {
    const root = createRoot(document.body);
    await act(async () => root.render(drawing));
    expect(document.querySelector(".figure .activation")?.textContent).toBe("2.00");
    await act(async () => root.unmount());
    expect(document.body.innerHTML).toBe("");
  });

  it("is an empty element until it is in a page", () => {
    expect(renderToString(drawing)).toBe('<div class="figure"></div>');
  });
});
