// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = { values: [0, 1, 2, 9], height: 2, width: 2 };
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector(".readout")?.textContent;
};

describe("<deconvscope-activation-map>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-activation-map"), props))).toBe(
      "9.00 at 1, 1",
    );
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-activation-map");
    for (const [name, value] of Object.entries(props)) {
      const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      element.setAttribute(attribute, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe("9.00 at 1, 1");
  });
});
