// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = {
  rows: [{ id: "conv1", label: "conv1", operator: "conv", output: [8, 8, 4], parameters: 1200, flops: 0 }],
  inputSide: 96,
};
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector(".parameters .number")?.textContent;
};

describe("<deconvscope-layer-table>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-layer-table"), props))).toBe("1,200");
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-layer-table");
    for (const [name, value] of Object.entries(props)) {
      const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      element.setAttribute(attribute, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe("1,200");
  });
});
