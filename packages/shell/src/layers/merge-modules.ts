import { commonPath } from "./common-path.ts";
import type { FoldableLayer, FoldedItem } from "./fold-layers.ts";

/** Joins a module with its neighbours of the same name: fire2/squeeze with fire2's two expansions. */
export function mergeModules<Layer extends FoldableLayer>(items: readonly FoldedItem<Layer>[]): FoldedItem<Layer>[] {
  const networkPath = commonPath(items.flatMap((item) => item.members));
  const merged: FoldedItem<Layer>[] = [];
  for (const item of items) {
    const before = merged.at(-1);
    if (before && belongTogether(before, item, networkPath)) {
      before.members.push(...item.members);
      before.kind = isModule(before) ? before.kind : item.kind;
    } else {
      merged.push({ ...item, members: [...item.members] });
    }
  }
  return merged;
}

function belongTogether(before: FoldedItem, item: FoldedItem, networkPath: string): boolean {
  if (!isModule(before) && !isModule(item)) return false;
  if (before.kind === "pool" || item.kind === "pool") return false;
  const module = isModule(item) ? item : before;
  const other = module === item ? before : item;
  const path = modulePath(module);
  return path.length > networkPath.length && other.members.every((layer) => layer.name.startsWith(path));
}

/** The path that a module's layers share, up to its join; what only acts on its output may be called otherwise. */
export function modulePath(module: FoldedItem): string {
  const join = module.members.findLastIndex(({ inputs }) => inputs.length > 1);
  return commonPath(module.members.slice(0, join + 1));
}

export function isModule(item: FoldedItem): boolean {
  return item.kind === "module" || item.kind === "block";
}
