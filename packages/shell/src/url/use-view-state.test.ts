// @vitest-environment happy-dom
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { navigate, useViewState } from "./use-view-state.ts";

Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);
let root: Root;
let shown: string[] = [];

function Probe() {
  const { view, link } = useViewState();
  shown.push(`${view?.layer ?? "-"} ${link({ rule: "guided" })}`);
  return null;
}

beforeEach(() => {
  history.replaceState(null, "", "/deconv/?layer=conv1");
  shown = [];
  root = createRoot(document.createElement("div"));
  act(() => root.render(createElement(Probe)));
});
afterEach(() => act(() => root.unmount()));

describe("use view state", () => {
  it("reads the address and links from it", () => {
    expect(shown.at(-1)).toBe("conv1 ?layer=conv1&rule=guided");
  });

  it("opens a layer as a new entry, so that Back undoes it", () => {
    const before = history.length;
    act(() => navigate({ layer: "conv2" }));
    expect(shown.at(-1)).toContain("conv2");
    expect(history.length).toBe(before + 1);
    expect(location.pathname + location.search).toBe("/deconv/?layer=conv2");
  });

  it("replaces the entry where it is told to", () => {
    const before = history.length;
    act(() => navigate({ view: "table" }, { replace: true }));
    expect(history.length).toBe(before);
    expect(location.search).toBe("?layer=conv1&view=table");
  });

  it("makes no entry where nothing changes", () => {
    const before = history.length;
    act(() => navigate({ layer: "conv1" }));
    expect(history.length).toBe(before);
  });

  it("follows Back and Forward", () => {
    history.replaceState(null, "", "/deconv/?layer=conv3");
    act(() => void dispatchEvent(new Event("popstate")));
    expect(shown.at(-1)).toContain("conv3");
  });
});
