import { navigate, useViewState } from "../url/use-view-state.ts";

/**
 * Whether a figure is shown as a table, as the address has it: `view=table` for the page's main figure, `tables=…` for
 * every other by its name. What it returns is FigureFrame's `table`.
 * @param name undefined: the main figure
 */
export function useTableChoice(name?: string): { shown: boolean; onToggle: () => void } {
  const { view } = useViewState();
  const tables = view?.tables ?? [];
  if (name === undefined) {
    const shown = view?.view === "table";
    return { shown, onToggle: () => navigate({ view: shown ? undefined : "table" }, { replace: true }) };
  }
  const shown = tables.includes(name);
  const next = shown ? tables.filter((other) => other !== name) : [...tables, name];
  return { shown, onToggle: () => navigate({ tables: next.length > 0 ? next : undefined }, { replace: true }) };
}
