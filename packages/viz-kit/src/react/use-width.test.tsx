// @vitest-environment happy-dom
import { act, useRef } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useWidth } from "./use-width.ts";

function Wide({ width }: { width: number }) {
  const place = useRef<HTMLDivElement>(null);
  const measured = useWidth(place);
  return (
    <div
      ref={(element) => {
        if (element) element.getBoundingClientRect = () => new DOMRect(0, 0, width, 10);
        place.current = element;
      }}
    >
      {String(measured)}
    </div>
  );
}

describe("useWidth", () => {
  let place: HTMLElement;
  const show = (width: number) => act(async () => createRoot(place).render(<Wide width={width} />));

  beforeEach(() => {
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
    place = document.body.appendChild(document.createElement("div"));
  });
  afterEach(() => vi.unstubAllGlobals());

  it("is the width of the element in whole pixels", async () => {
    await show(320.4);
    expect(place.textContent).toBe("320");
  });

  it("follows its element at once: within the call that tells of its size", async () => {
    let tell: (sizes: readonly Pick<ResizeObserverEntry, "contentRect">[]) => void = () => undefined;
    class Sizes {
      constructor(told: typeof tell) {
        tell = told;
      }
      observe() {}
      disconnect() {}
    }
    vi.stubGlobal("ResizeObserver", Sizes);
    await show(320);
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
    tell([{ contentRect: new DOMRect(0, 0, 200, 10) }]);
    expect(place.textContent).toBe("200");
  });

  it("is undefined of an element that is hidden", async () => {
    await show(0);
    expect(place.textContent).toBe("undefined");
  });
});
