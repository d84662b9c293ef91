// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import type { LayerRailItem } from "./layer-rail-layout.ts";
import { renderLayerRail } from "./render-layer-rail.ts";

const items = (count: number): LayerRailItem[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `conv${index}`,
    label: `conv${index}`,
    shape: "8 × 4²",
    receptiveField: 10 + index,
    pictureUrl: index === 1 ? undefined : `/p/${index}.png`,
  }));
const place = () => document.body.appendChild(document.createElement("div"));
const names = (root: HTMLElement) => [...root.querySelectorAll(".layers b")].map(({ textContent }) => textContent);

describe("renderLayerRail", () => {
  afterEach(() => document.body.replaceChildren());

  it("is a navigation whose current layer is marked and is the one tab stop", () => {
    const root = place();
    renderLayerRail(root, { items: items(4), inputSide: 96, current: "conv2" });
    expect(root.querySelector("nav")?.getAttribute("aria-label")).toBe("Layers");
    expect(root.querySelector("[aria-current] b")?.textContent).toBe("conv2");
    expect([...root.querySelectorAll(".layers a")].map((cell) => cell.getAttribute("tabindex"))).toEqual([
      "-1",
      "-1",
      "0",
      "-1",
    ]);
  });

  it("stays grey until a picture is known, then shows it", () => {
    const root = place();
    const layers = items(2);
    renderLayerRail(root, { items: layers, inputSide: 96 });
    expect(root.querySelectorAll(".picture.wait")).toHaveLength(1);
    renderLayerRail(root, { items: layers.map((item) => ({ ...item, pictureUrl: "/p/x.png" })), inputSide: 96 });
    expect(root.querySelectorAll(".picture.wait")).toHaveLength(0);
    expect([...root.querySelectorAll("img")].map((image) => image.getAttribute("src"))).toEqual([
      "/p/x.png",
      "/p/x.png",
    ]);
  });

  it("shows a dense layer's top class instead of a picture", () => {
    const root = place();
    renderLayerRail(root, { items: [{ id: "fc", label: "fc", shape: "1,000", topClass: "cat" }], inputSide: 96 });
    expect(root.querySelector(".picture")).toBeNull();
    expect(root.querySelector(".sees")?.textContent).toBe("cat");
  });

  it("tells which layer was chosen, and leaves chords to the browser", () => {
    const root = place();
    const onSelect = vi.fn();
    renderLayerRail(root, { items: items(3), inputSide: 96, onSelect });
    const cell = root.querySelectorAll<HTMLElement>(".layers a")[1];
    const plain = new MouseEvent("click", { cancelable: true });
    cell?.dispatchEvent(plain);
    expect(plain.defaultPrevented).toBe(true);
    const chord = new MouseEvent("click", { cancelable: true, ctrlKey: true });
    cell?.dispatchEvent(chord);
    expect(chord.defaultPrevented).toBe(false);
    expect(onSelect.mock.calls).toEqual([["conv1"]]);
  });

  it("links to the layer where the page gives no address", () => {
    const root = place();
    renderLayerRail(root, { items: [{ id: "fire6/concat", label: "fire6", shape: "" }], inputSide: 96 });
    expect(root.querySelector("a")?.getAttribute("href")).toBe("?layer=fire6%2Fconcat");
  });

  it("opens the current layer's stage of a deep network, and another one when asked", () => {
    const root = place();
    const props = { items: items(30), inputSide: 96, current: "conv14" };
    renderLayerRail(root, props);
    expect(names(root)[0]).toBe("conv12");
    root.querySelector<HTMLElement>(".stages button")?.click();
    expect(names(root)[0]).toBe("conv0");
    renderLayerRail(root, { ...props, current: "conv29" });
    expect(names(root)[0]).toBe("conv24");
  });

  it("forgets the stages when a shallow network follows", () => {
    const root = place();
    renderLayerRail(root, { items: items(30), inputSide: 96, current: "conv29" });
    renderLayerRail(root, { items: items(4), inputSide: 96, current: "conv1" });
    expect(root.querySelector<HTMLElement>(".stages")?.hidden).toBe(true);
    expect(names(root)).toEqual(["conv0", "conv1", "conv2", "conv3"]);
  });
});
