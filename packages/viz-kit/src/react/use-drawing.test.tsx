// @vitest-environment happy-dom
import { act, useLayoutEffect, useRef } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useDrawing } from "./use-drawing.ts";

interface Drawn {
  readonly value: number;
  readonly onPick?: () => void;
}

const draw = vi.fn((root: HTMLElement, { value, onPick }: Drawn) => {
  root.textContent = String(value);
  root.onclick = () => onPick?.();
});

function Picture(props: Drawn) {
  const root = useRef<HTMLDivElement>(null);
  useDrawing(root, draw, props);
  return <div ref={root} />;
}

/** Tells what is in its place before the browser paints. */
function Framed({ see }: { see: (text: string | null | undefined) => void }) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => see(frame.current?.textContent));
  return (
    <div ref={frame}>
      <Picture value={1} />
    </div>
  );
}

describe("useDrawing", () => {
  let place: HTMLElement;
  const show = (props: Drawn, root: ReturnType<typeof createRoot>) =>
    act(async () => root.render(<Picture {...props} />));

  beforeEach(() => {
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
    place = document.body.appendChild(document.createElement("div"));
    draw.mockClear();
  });
  afterEach(() => vi.unstubAllGlobals());

  it("draws again when a value changes, and only then", async () => {
    const root = createRoot(place);
    await show({ value: 1 }, root);
    await show({ value: 1 }, root);
    expect(draw).toHaveBeenCalledTimes(1);
    await show({ value: 2 }, root);
    expect(draw).toHaveBeenCalledTimes(2);
    expect(place.textContent).toBe("2");
  });

  it("has drawn before the page is painted", async () => {
    const see = vi.fn();
    await act(async () => createRoot(place).render(<Framed see={see} />));
    expect(see.mock.calls).toEqual([["1"]]);
  });

  it("calls the latest callback without drawing again", async () => {
    const root = createRoot(place);
    const [before, after] = [vi.fn(), vi.fn()];
    await show({ value: 1, onPick: before }, root);
    await show({ value: 1, onPick: after }, root);
    place.querySelector("div")?.click();
    expect(draw).toHaveBeenCalledTimes(1);
    expect(before).not.toHaveBeenCalled();
    expect(after).toHaveBeenCalledTimes(1);
  });

  it("draws again when a callback comes or goes", async () => {
    const root = createRoot(place);
    await show({ value: 1 }, root);
    await show({ value: 1, onPick: vi.fn() }, root);
    expect(draw).toHaveBeenCalledTimes(2);
  });
});
