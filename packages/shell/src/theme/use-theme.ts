import { useCallback, useEffect } from "react";
import { navigate, useViewState } from "../url/use-view-state.ts";
import { currentTheme, storedTheme, storeTheme } from "./theme.ts";

/** Puts the theme on the document and gives the function that changes it. */
export function useTheme(): { toggleTheme: () => void } {
  const { view } = useViewState();
  const asked = view?.theme;
  useEffect(() => {
    const chosen = asked ?? storedTheme();
    if (chosen) document.documentElement.dataset.theme = chosen;
    else delete document.documentElement.dataset.theme;
  }, [asked]);
  const toggleTheme = useCallback(() => {
    const theme = currentTheme(asked) === "dark" ? "light" : "dark";
    storeTheme(theme);
    document.documentElement.dataset.theme = theme;
    navigate({ theme: asked ? theme : undefined }, { replace: true });
  }, [asked]);
  return { toggleTheme };
}
