import { afterEach, describe, expect, it } from "vitest";

/** One drawing of a visualization's gallery. */
interface Example {
  readonly name: string;
  draw(root: HTMLElement): void;
}

/** What is drawn, pictures by their length only. */
const drawn = (root: HTMLElement) => root.innerHTML.replace(/data:image[^"]+/g, ({ length }) => `picture of ${length}`);

/** Registers the tests that hold a gallery: each drawing is its snapshot, and the same when drawn again. */
export function testGallery(examples: readonly Example[]): void {
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
}
