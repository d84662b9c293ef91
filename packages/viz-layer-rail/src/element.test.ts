// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = {
  items: [{ id: "conv1", label: "conv1", shape: "96 × 111²", receptiveField: 7 }],
  inputSide: 227,
  current: "conv1",
};
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector("[aria-current] b")?.textContent;
};

describe("<deconvscope-layer-rail>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-layer-rail"), props))).toBe("conv1");
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-layer-rail");
    for (const [name, value] of Object.entries(props)) {
      const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      element.setAttribute(attribute, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe("conv1");
  });
});
