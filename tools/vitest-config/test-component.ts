import { act, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

/**
 * Registers the tests that hold a visualization's component: it draws into its own element and leaves nothing behind; it
 * is an empty element where there is no page.
 * @param drawing the component with `className="figure"`
 * @param expectDrawn what must be in the element once it is drawn
 */
export function testComponent(name: string, drawing: ReactElement, expectDrawn: (figure: Element) => void): void {
  describe(`<${name}>`, () => {
    beforeEach(() => vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true));
    afterEach(() => vi.unstubAllGlobals());

    it("draws into its own element", async () => {
      const root = createRoot(document.body);
      await act(async () => root.render(drawing));
      const figure = document.querySelector(".figure");
      expect(figure).not.toBeNull();
      expectDrawn(figure!);
      await act(async () => root.unmount());
      expect(document.body.innerHTML).toBe("");
    });

    it("is an empty element until it is in a page", () => {
      expect(renderToString(drawing)).toBe('<div class="figure"></div>');
    });
  });
}
