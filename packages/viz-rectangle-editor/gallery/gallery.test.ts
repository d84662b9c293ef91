// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { examples } from "./index.ts";

/** What is drawn, pictures by their length only. */
const drawn = (root: HTMLElement) => root.innerHTML.replace(/data:image[^"]+/g, ({ length }) => `picture of ${length}`);

describe("gallery", () => {
  afterEach(() => document.body.replaceChildren());

  for (const { name, draw } of examples) {
    it(`draws "${name}", the same when drawn again`, () => {
      const root = document.body.appendChild(document.createElement("div"));
      draw(root);
      const first = drawn(root);
      expect(first).toMatchSnapshot();
      draw(root);
      expect(drawn(root)).toBe(first);
    });
  }
});
