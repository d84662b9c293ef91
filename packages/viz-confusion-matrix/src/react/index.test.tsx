// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConfusionMatrix } from "./index.tsx";

const classes = [{ name: "cat", images: 2 }];
const cells = [{ row: 0, column: 0, images: 2 }];
const drawing = <ConfusionMatrix className="figure" {...{ classes, cells }} width={400} label="Taken for" />;

describe("<ConfusionMatrix>", () => {
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
