// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Calibration } from "./index.tsx";

const accuracy = { share: 0.5, low: 0.4, high: 0.6 };
const bins = [{ low: 0, high: 1, images: 4, confidence: 0.7, accuracy }];
const drawing = <Calibration className="figure" bins={bins} error={0.2} width={400} label="How sure" />;

describe("<Calibration>", () => {
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
