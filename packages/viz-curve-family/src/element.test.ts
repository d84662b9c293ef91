// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = {
  columns: [{ id: "turn", title: "Turn", amounts: [0, 90], unit: "°", rest: 0, step: 1 }],
  rows: [{ title: "conv1", values: [[[0, 1]]] }],
  lines: [{ name: "admiral", ink: "cat-1-ink" }],
  label: "How far features move",
};
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector("text.says")?.textContent;
};

describe("<deconvscope-curve-family>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-curve-family"), props))).toBe("admiral");
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-curve-family");
    for (const [name, value] of Object.entries(props)) {
      element.setAttribute(name, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe("admiral");
  });
});
