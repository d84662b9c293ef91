// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const accuracy = { share: 0.5, low: 0.4, high: 0.6 };
const props = { bins: [{ low: 0, high: 1, images: 4, confidence: 0.7, accuracy }], error: 0.2, label: "How sure" };
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector("text.says")?.textContent;
};

describe("<deconvscope-calibration>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-calibration"), props))).toBe(
      "ECE 20.0\u202f%",
    );
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-calibration");
    for (const [name, value] of Object.entries(props)) {
      element.setAttribute(name, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe("ECE 20.0\u202f%");
  });
});
