// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = { filters: [1, -3], kernelHeight: 1, kernelWidth: 1, inputs: 1, outputs: 2, bound: 2, order: "index" };
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector(".said")?.textContent;
};

describe("<deconvscope-filter-bound>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    const element = Object.assign(document.createElement("deconvscope-filter-bound"), props);
    expect(await drawn(element)).toBe("1 of 2 filters exceeds an RMS of 2.");
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-filter-bound");
    for (const [name, value] of Object.entries(props)) {
      const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      element.setAttribute(attribute, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe("1 of 2 filters exceeds an RMS of 2.");
  });
});
