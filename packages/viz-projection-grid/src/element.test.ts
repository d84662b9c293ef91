// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = { tiles: [{ channel: 258, activation: 2, share: 1, zero: true }], slots: 2, view: "pictures" };
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector(".channel")?.textContent;
};

describe("<deconvscope-projection-grid>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-projection-grid"), props))).toBe("258");
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-projection-grid");
    for (const [name, value] of Object.entries(props)) {
      const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      element.setAttribute(attribute, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe("258");
  });
});
