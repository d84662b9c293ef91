// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { examples } from "./index.ts";

describe("gallery", () => {
  afterEach(() => document.body.replaceChildren());

  for (const { name, draw } of examples) {
    it(`draws "${name}", the same when drawn again`, () => {
      const root = document.body.appendChild(document.createElement("div"));
      draw(root);
      const first = root.innerHTML;
      expect(first).toMatchSnapshot();
      draw(root);
      expect(root.innerHTML).toBe(first);
    });
  }
});
