import { useEffect } from "react";

/** Names the view in the tab and the history: "fire6 · 258 · Deconv · Deconvscope". */
export function usePageTitle(...parts: readonly (string | undefined)[]): void {
  const title = [...parts.filter(Boolean), "Deconvscope"].join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
