// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = { inputWidth: 96, inputHeight: 96, imageUrl: "/i.png", field: { x: 1, y: 2, width: 3, height: 4 } };
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector("rect.field")?.textContent;
};

describe("<deconvscope-receptive-field>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-receptive-field"), props))).toBe("");
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-receptive-field");
    for (const [name, value] of Object.entries(props)) {
      const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      element.setAttribute(attribute, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe("");
  });
});
