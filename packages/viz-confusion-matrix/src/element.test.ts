// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import "./element.ts";

const props = {
  classes: [
    { name: "cat", images: 2 },
    { name: "dog", images: 1 },
  ],
  cells: [{ row: 0, column: 1, images: 2 }],
  label: "Which class is taken for which",
};
const drawn = async (element: HTMLElement) => {
  document.body.append(element);
  await Promise.resolve();
  return element.shadowRoot?.querySelector(".cells")?.getAttribute("aria-label");
};

describe("<deconvscope-confusion-matrix>", () => {
  afterEach(() => document.body.replaceChildren());

  it("draws from properties", async () => {
    expect(await drawn(Object.assign(document.createElement("deconvscope-confusion-matrix"), props))).toBe(
      "Which class is taken for which, 2 classes",
    );
  });

  it("draws the same from attributes", async () => {
    const element = document.createElement("deconvscope-confusion-matrix");
    for (const [name, value] of Object.entries(props)) {
      element.setAttribute(name, typeof value === "string" ? value : JSON.stringify(value));
    }
    expect(await drawn(element)).toBe("Which class is taken for which, 2 classes");
  });
});
