// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = { rows: [{ channel: 258, maximum: 2 }], images: 5, view: "pictures" };
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector(".row .name")?.textContent;
};

describe("<deconvscope-atlas-rows>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-atlas-rows"), props))).toBe("258");
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-atlas-rows");
    for (const [name, value] of Object.entries(props)) {
      element.setAttribute(name, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe("258");
  });
});
