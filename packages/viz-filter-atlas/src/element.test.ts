// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = {
  ...{ filters: [1], kernelHeight: 1, kernelWidth: 1, inputs: 1, outputs: 1 },
  measured: [{ channel: 0, rms: 1, low: 1, middle: 0, high: 0, radialFrequency: 0 }],
  balance: { low: 1, middle: 0, high: 0 },
  order: "rms",
};
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector(".says")?.textContent;
};
const said = "The whole bank: low 100\u202f%, middle 0\u202f%, high 0\u202f%.";

describe("<deconvscope-filter-atlas>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-filter-atlas"), props))).toBe(said);
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-filter-atlas");
    for (const [name, value] of Object.entries(props)) {
      const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      element.setAttribute(attribute, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe(said);
  });
});
