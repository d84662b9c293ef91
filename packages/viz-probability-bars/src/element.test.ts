// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = { classes: [{ label: "cat", probability: 0.75 }], count: 1 };
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector(".probability")?.textContent;
};

describe("<deconvscope-probability-bars>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-probability-bars"), props))).toBe("0.750");
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-probability-bars");
    for (const [name, value] of Object.entries(props)) {
      const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      element.setAttribute(attribute, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe("0.750");
  });
});
