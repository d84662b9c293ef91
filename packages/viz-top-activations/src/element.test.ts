// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = { tops: [{ rank: 1, activation: 2, image: "a", zero: true }], slots: 2, view: "pictures" };
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector(".activation")?.textContent;
};

describe("<deconvscope-top-activations>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-top-activations"), props))).toBe("2.00");
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-top-activations");
    for (const [name, value] of Object.entries(props)) {
      element.setAttribute(name, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe("2.00");
  });
});
