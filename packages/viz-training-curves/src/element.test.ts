// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = {
  series: [{ name: "training", ink: "cat-1-ink", epochs: [0, 1], values: [2, 1] }],
  epochs: 2,
  ends: "name",
  label: "Loss by epoch",
};
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector("text.says")?.textContent;
};

describe("<deconvscope-training-curves>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-training-curves"), props))).toBe("training");
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-training-curves");
    for (const [name, value] of Object.entries(props)) {
      element.setAttribute(name, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe("training");
  });
});
