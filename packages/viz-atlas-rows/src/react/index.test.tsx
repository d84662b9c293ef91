// @vitest-environment happy-dom
import { act, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AtlasRows } from "./index.tsx";

const drawing = <AtlasRows className="figure" rows={[{ channel: 258, maximum: 2 }]} images={5} />;

const maps = Array.from({ length: 1000 }, (_, channel) => ({ channel, maximum: 1 }));
function Fetching() {
  const [range, setRange] = useState([-1, -1]);
  const [first = -1, last = -1] = range;
  const rows = useMemo(
    () =>
      maps.map((map, number) =>
        number >= first && number <= last ? { ...map, tops: [{ patchUrl: `/${number}.png` }] } : map,
      ),
    [first, last],
  );
  return <AtlasRows rows={rows} width={930} height={468} onRange={(...given) => setRange(given)} />;
}

describe("<AtlasRows>", () => {
  beforeEach(() => vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true));
  afterEach(() => vi.unstubAllGlobals());

  it("draws into its own element", async () => {
    const root = createRoot(document.body);
    await act(async () => root.render(drawing));
    expect(document.querySelector(".figure .row .name")?.textContent).toBe("258");
    await act(async () => root.unmount());
    expect(document.body.innerHTML).toBe("");
  });

  it("draws the rows whose pictures its parent fetches for the range in view", async () => {
    const root = createRoot(document.body);
    await act(async () => root.render(<Fetching />));
    const patches = [...document.querySelectorAll("img")].map((image) => image.getAttribute("src"));
    expect(patches).toEqual(Array.from({ length: 10 }, (_, number) => `/${number}.png`));
    await act(async () => root.unmount());
  });

  it("is an empty element until it is in a page", () => {
    expect(renderToString(drawing)).toBe('<div class="figure"></div>');
  });
});
