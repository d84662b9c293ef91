import { navigate, ruleNames, type UnitReference, useShortcuts } from "@deconvscope/shell";
import type { Projected } from "./reconstruction.ts";
import type { LookState } from "./use-look.ts";

/** [ and ] for layers, 1 2 3 for rules, arrows for maps. */
export function useScopeKeys({ look }: LookState, tiles: readonly Projected[], unit: UnitReference | undefined): void {
  const layer = (by: number) => {
    const items = look?.model.items.filter(({ layer }) => layer.projectable) ?? [];
    const next = items[items.findIndex(({ id }) => id === look?.item.id) + by];
    if (next) navigate({ layer: next.id, unit: undefined });
  };
  const map = (by: number) => {
    const next = tiles[tiles.findIndex(({ channel }) => channel === unit?.channel) + by];
    if (next) navigate({ unit: { channel: next.channel } });
  };
  useShortcuts([
    { keys: "[", does: "layer before", run: () => layer(-1) },
    { keys: "]", does: "layer after", run: () => layer(1) },
    { keys: "ArrowLeft", does: "map before", run: () => map(-1) },
    { keys: "ArrowRight", does: "next map", run: () => map(1) },
    ...ruleNames.map((rule, index) => ({
      keys: String(index + 1),
      does: rule,
      run: () => navigate({ rule: rule === "deconvnet" ? undefined : rule }),
    })),
  ]);
}
