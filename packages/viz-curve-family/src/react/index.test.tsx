// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CurveFamily } from "./index.tsx";

const columns = [{ id: "turn", title: "Turn", amounts: [0, 90], unit: "°", rest: 0, step: 1 }];
const rows = [{ title: "conv1", values: [[[0, 1]]] }];
const lines = [{ name: "admiral", ink: "cat-1-ink" }] as const;
const drawing = <CurveFamily className="figure" {...{ columns, rows, lines }} width={400} label="How far" />;

describe("<CurveFamily>", () => {
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
