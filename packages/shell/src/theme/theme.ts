import type { ThemeName } from "../url/view-state.ts";

const stored = "deconvscope:theme";

/** The theme on screen: the address's, else the reader's stored choice, else the system's. */
export function currentTheme(asked: ThemeName | undefined): ThemeName {
  return asked ?? storedTheme() ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

/** The stored choice; undefined where there is none or the browser keeps nothing. */
export function storedTheme(): ThemeName | undefined {
  const value = localStorage.getItem(stored);
  return value === "light" || value === "dark" ? value : undefined;
}

/** Keeps a choice for all zones; the system's own choice needs no keeping. */
export function storeTheme(theme: ThemeName): void {
  const system: ThemeName = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  if (theme === system) localStorage.removeItem(stored);
  else localStorage.setItem(stored, theme);
}
