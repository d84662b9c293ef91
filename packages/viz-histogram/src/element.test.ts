// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = { counts: [4, 1], maximum: 2, aboveHalf: 0.2, firing: 3, scale: "linear" };
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector(".readout")?.textContent;
};

describe("<deconvscope-histogram>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-histogram"), props))).toBe(
      "fires on 3 of 5 images",
    );
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-histogram");
    for (const [name, value] of Object.entries(props)) {
      const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      element.setAttribute(attribute, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe("fires on 3 of 5 images");
  });
});
