import { useCallback, useMemo, useSyncExternalStore } from "react";
import { readViewState, type ViewChange, type ViewState, writeViewState } from "./view-state.ts";

const changed = "deconvscope:address";

function subscribe(notify: () => void): () => void {
  addEventListener("popstate", notify);
  addEventListener(changed, notify);
  return () => {
    removeEventListener("popstate", notify);
    removeEventListener(changed, notify);
  };
}

/**
 * Changes the address. What is looked at, opened or closed is a new history entry, so that Back undoes it; what a hand
 * moves, how something is shown (its order, colours, as a table) and lists that are ticked `replace` the entry.
 */
export function navigate(change: ViewChange, options: { replace?: boolean } = {}): void {
  const target = location.pathname + writeViewState(location.search, change) + location.hash;
  if (target === location.pathname + location.search + location.hash) return;
  // Next.js keeps its router's own state in the entry.
  if (options.replace) history.replaceState(history.state, "", target);
  else history.pushState(history.state, "", target);
  dispatchEvent(new Event(changed));
}

/** The address as state; undefined while the page is rendered where there is none (at build time, before hydration). */
export function useViewState(): {
  view: ViewState | undefined;
  navigate: typeof navigate;
  link: (change: ViewChange) => string;
} {
  const search = useSyncExternalStore<string | undefined>(
    subscribe,
    () => location.search,
    () => undefined,
  );
  const view = useMemo(() => (search === undefined ? undefined : readViewState(search)), [search]);
  const link = useCallback((change: ViewChange) => writeViewState(search ?? "", change) || "?", [search]);
  return { view, navigate, link };
}
