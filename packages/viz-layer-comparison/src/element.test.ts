// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = { kind: "aliasing", models: [{ name: "a", layers: [{ layer: "pool1", aliasing: 0.5 }] }] };
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector(".rows button")?.getAttribute("aria-label");
};
const said = "pool1: 50.0\u202f% above the Nyquist frequency of its stride, more than a quarter";

describe("<deconvscope-layer-comparison>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-layer-comparison"), props))).toBe(said);
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-layer-comparison");
    element.setAttribute("kind", props.kind);
    element.setAttribute("models", JSON.stringify(props.models));
    expect(await drawn(element)).toBe(said);
  });
});
