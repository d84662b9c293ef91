// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = { shares: [0, 0.5, 0.5, 0], rows: 2, columns: 2, strides: [2, 2] };
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector(".says")?.textContent;
};
const said = "100\u202f% of the energy lies outside what a stride of 2 carries.";

describe("<deconvscope-spectrum>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-spectrum"), props))).toBe(said);
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-spectrum");
    for (const [name, value] of Object.entries(props)) element.setAttribute(name, JSON.stringify(value));
    expect(await drawn(element)).toBe(said);
  });
});
