// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = {
  snapshots: [{ key: "1", epoch: 1 }],
  layers: [{ name: "conv1", changes: [], followed: [{ channel: 16, cells: [{ activation: 0 }] }] }],
};
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector(".cell")?.textContent;
};

describe("<deconvscope-evolution-grid>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    const element = Object.assign(document.createElement("deconvscope-evolution-grid"), props);
    expect(await drawn(element)).toBe("nothing excites it");
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-evolution-grid");
    for (const [name, value] of Object.entries(props)) element.setAttribute(name, JSON.stringify(value));
    expect(await drawn(element)).toBe("nothing excites it");
  });
});
