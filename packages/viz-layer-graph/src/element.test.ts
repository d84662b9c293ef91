// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = { layers: [{ id: "in", label: "in", height: 96, width: 96, channels: 3, inputs: [] }], view: "table" };
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector("text.name")?.textContent;
};

describe("<deconvscope-layer-graph>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-layer-graph"), props))).toBe("in");
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-layer-graph");
    for (const [name, value] of Object.entries(props)) {
      const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      element.setAttribute(attribute, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe("in");
  });
});
