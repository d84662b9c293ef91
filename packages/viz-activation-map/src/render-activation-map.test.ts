// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { renderActivationMap } from "./render-activation-map.ts";

const data = { values: Float32Array.from([0, 1, 2, 3, 9, 4]), height: 2, width: 3 };
const place = () => document.body.appendChild(document.createElement("div"));
const press = (root: HTMLElement, key: string) =>
  root.querySelector(".map")?.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
const at = (type: string, clientX: number, clientY: number) => new MouseEvent(type, { clientX, clientY });
function drawAt300x200(root: HTMLElement, props: Parameters<typeof renderActivationMap>[1]) {
  renderActivationMap(root, props);
  const map = root.querySelector<HTMLElement>(".map");
  if (!map) throw new Error("expected a map");
  map.getBoundingClientRect = () => new DOMRect(10, 20, 300, 200);
  return map;
}

describe("renderActivationMap", () => {
  afterEach(() => document.body.replaceChildren());

  it("has one canvas cell a unit and marks the maximum unless told otherwise", () => {
    const root = place();
    renderActivationMap(root, data);
    const canvas = root.querySelector("canvas");
    expect([canvas?.width, canvas?.height]).toEqual([3, 2]);
    expect(root.querySelector(".mark")?.getAttribute("x")).toBe("1");
    expect(root.querySelector(".readout")?.textContent).toBe("9.00 at 1, 1");
    renderActivationMap(root, { ...data, marked: { y: 0, x: 2 } });
    expect(root.querySelector(".readout")?.textContent).toBe("2.00 at 0, 2");
  });

  it("is a picture with a name where nothing can be chosen", () => {
    const root = place();
    renderActivationMap(root, { ...data, label: "fire6, map 258" });
    const map = root.querySelector(".map");
    expect(map?.getAttribute("role")).toBe("img");
    expect(map?.getAttribute("aria-label")).toBe("fire6, map 258, 2 × 3, 9.00 at 1, 1");
    expect(map?.hasAttribute("tabindex")).toBe(false);
  });

  it("tells the place under a click", () => {
    const root = place();
    const onPick = vi.fn();
    const map = drawAt300x200(root, { ...data, onPick });
    map.dispatchEvent(at("click", 10 + 299, 20 + 99));
    map.dispatchEvent(at("click", 10, 20 + 200));
    expect(onPick.mock.calls).toEqual([
      [0, 2],
      [1, 0],
    ]);
  });

  it("reads the place under the pointer, and the marked one when it leaves", () => {
    const root = place();
    const onHover = vi.fn();
    const map = drawAt300x200(root, { ...data, onHover });
    map.dispatchEvent(at("pointermove", 10 + 250, 20 + 150));
    expect(root.querySelector(".readout")?.textContent).toBe("4.00 at 1, 2");
    map.dispatchEvent(at("pointerleave", 0, 0));
    expect(root.querySelector(".readout")?.textContent).toBe("9.00 at 1, 1");
    expect(onHover.mock.calls).toEqual([[{ y: 1, x: 2 }], [undefined]]);
  });

  it("moves by arrow keys and stops at the border", () => {
    const root = place();
    const onPick = vi.fn();
    renderActivationMap(root, { ...data, marked: { y: 0, x: 1 }, onPick });
    for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Enter"]) press(root, key);
    expect(onPick.mock.calls).toEqual([
      [1, 1],
      [0, 0],
      [0, 2],
    ]);
  });

  it("leaves out scale and readout when bare", () => {
    const root = place();
    renderActivationMap(root, data);
    expect(root.querySelectorAll(".scale, .readout")).toHaveLength(2);
    renderActivationMap(root, { ...data, bare: true });
    expect(root.querySelectorAll(".scale, .readout")).toHaveLength(0);
  });
});
