// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EvolutionGrid } from "./index.tsx";

const layers = [{ name: "conv1", changes: [], followed: [{ channel: 16, cells: [{ activation: 0 }] }] }];
const drawing = <EvolutionGrid className="figure" snapshots={[{ key: "1", epoch: 1 }]} layers={layers} />;

describe("<EvolutionGrid>", () => {
  beforeEach(() => vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true));
  afterEach(() => vi.unstubAllGlobals());

  it("draws into its own element", async () => {
    const root = createRoot(document.body);
    await act(async () => root.render(drawing));
    expect(document.querySelector(".figure .map .name")?.textContent).toBe("16");
    await act(async () => root.unmount());
    expect(document.body.innerHTML).toBe("");
  });

  it("is an empty element until it is in a page", () => {
    expect(renderToString(drawing)).toBe('<div class="figure"></div>');
  });
});
