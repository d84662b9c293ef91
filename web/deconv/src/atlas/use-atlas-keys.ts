import { navigate, ruleNames, useShortcuts, useViewState } from "@deconvscope/shell";
import type { RefObject } from "react";
import type { MapRow } from "./map-row.ts";
import type { AtlasState } from "./use-atlas.ts";

/** [ and ] for layers, arrows for maps, 1 2 3 for rules, / for a class, Escape to close. */
export function useAtlasKeys(
  { look, model }: AtlasState,
  maps: readonly MapRow[],
  opened: number | undefined,
  find: RefObject<HTMLInputElement | null>,
): void {
  const { view } = useViewState();
  const layer = (by: number) => {
    const items = model.value?.items.filter(({ layer }) => layer.projectable) ?? [];
    const next = items[items.findIndex(({ id }) => id === look?.item.id) + by];
    if (next) navigate({ layer: next.id, unit: undefined });
  };
  const map = (by: number) => {
    const next = maps[maps.findIndex(({ channel }) => channel === opened) + by];
    if (next) navigate({ unit: { channel: next.channel } });
  };
  useShortcuts([
    { keys: "[", does: "layer before", run: () => layer(-1) },
    { keys: "]", does: "layer after", run: () => layer(1) },
    { keys: "ArrowUp", does: "map before", run: () => map(-1) },
    { keys: "ArrowDown", does: "next map", run: () => map(1) },
    ...ruleNames.map((rule, index) => ({
      keys: String(index + 1),
      does: rule,
      run: () => navigate({ rule: rule === "deconvnet" ? undefined : rule }),
    })),
    ...(look ? [{ keys: "/", does: "find maps by a class", run: () => find.current?.focus() }] : []),
    ...(view?.unit ? [{ keys: "Escape", does: "close the map", run: () => navigate({ unit: undefined }) }] : []),
  ]);
}
