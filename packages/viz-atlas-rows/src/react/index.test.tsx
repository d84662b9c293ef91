// @vitest-environment happy-dom
import { testComponent } from "@deconvscope/vitest-config/component";
import { act, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { expect, it, vi } from "vitest";
import { AtlasRows } from "./index.tsx";

const drawing = <AtlasRows className="figure" rows={[{ channel: 258, maximum: 2 }]} images={5} />;

testComponent("AtlasRows", drawing, (figure) => expect(figure.querySelector(".row .name")?.textContent).toBe("258"));

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

it("<AtlasRows> draws the rows whose pictures its parent fetches for the range in view", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const root = createRoot(document.body);
  await act(async () => root.render(<Fetching />));
  const patches = [...document.querySelectorAll("img")].map((image) => image.getAttribute("src"));
  expect(patches).toEqual(Array.from({ length: 10 }, (_, number) => `/${number}.png`));
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});
