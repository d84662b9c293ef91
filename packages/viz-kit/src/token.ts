export type Theme = "light" | "dark";

/** [light, dark]: what a page without the design tokens gets. */
const fallbacks = {
  ground: ["#f3f4f4", "#0d0f10"],
  surface: ["#ffffff", "#16191b"],
  sunken: ["#e9ebeb", "#0a0c0d"],
  hover: ["#eef0f0", "#1f2426"],
  line: ["#dfe2e2", "#2a2f32"],
  "line-strong": ["#858c8d", "#727b7d"],
  ink: ["#14181a", "#eceeee"],
  "ink-2": ["#454d4f", "#b6bdbe"],
  "ink-3": ["#5f6769", "#959d9f"],
  select: ["#fff2b3", "#332c06"],
  "select-edge": ["#14181a", "#ffd60a"],
  "select-mark": ["#e0b000", "#ffd60a"],
  focus: ["#14181a", "#ffd60a"],
  bad: ["#b3261e", "#f69c90"],
  "bad-bg": ["#fbe7e5", "#361b17"],
  warn: ["#8a4b00", "#eea471"],
  reticle: ["#ffd60a", "#ffd60a"],
  "reticle-halo": ["rgb(0 0 0 / .72)", "rgb(0 0 0 / .72)"],
  zero: ["#808080", "#808080"],
  "cat-1": ["#3c73c5", "#3c73c5"],
  "cat-2": ["#cb7229", "#cb7229"],
  "cat-3": ["#27725a", "#27725a"],
  "cat-4": ["#ad718d", "#ad718d"],
  "cat-5": ["#8b6001", "#8b6001"],
  "cat-6": ["#705d92", "#705d92"],
  "cat-7": ["#0994ba", "#0994ba"],
  "cat-1-ink": ["#054a6c", "#6f96bd"],
  "cat-2-ink": ["#6f2e1f", "#fea47c"],
  "cat-3-ink": ["#0d785b", "#acfbb7"],
  "cat-4-ink": ["#9c4297", "#fec0f7"],
  "cat-5-ink": ["#785305", "#c18e35"],
  "cat-6-ink": ["#482b92", "#b6aaff"],
  "cat-7-ink": ["#036169", "#72b8c0"],
  "depth-1": ["#7d6800", "#feeba3"],
  "depth-2": ["#167337", "#93e8a5"],
  "depth-3": ["#06565d", "#2ecedd"],
  "depth-4": ["#03376e", "#67a1eb"],
  "depth-5": ["#300a57", "#a58ad6"],
  "box-top": ["#c9cfd0", "#5c6567"],
  "box-side": ["#aeb6b8", "#464e50"],
  "box-top-2": ["#94a0a3", "#7b8688"],
  "box-side-2": ["#7d898c", "#646f71"],
} as const satisfies Record<string, readonly [string, string]>;

export type Token = keyof typeof fallbacks;

/** The CSS value of a design token; follows `color-scheme` where the page does not define it. */
export function token(name: Token): string {
  const [light, dark] = fallbacks[name];
  return light === dark ? `var(--${name}, ${light})` : `var(--${name}, light-dark(${light}, ${dark}))`;
}

/** Replaces every `var(--token, …)` by the token's value in one theme, for files that leave the page. */
export function resolveTokens(css: string, theme: Theme): string {
  return css.replace(/var\(--([\w-]+), (?:light-dark\([^()]*\)|rgb\([^()]*\)|#\w+)\)/g, (whole, name: string) => {
    const pair = Object.hasOwn(fallbacks, name) ? fallbacks[name as Token] : undefined;
    return pair === undefined ? whole : pair[theme === "light" ? 0 : 1];
  });
}

export const font = {
  text: "var(--font, Inter, system-ui, sans-serif)",
  mono: 'var(--mono, "JetBrains Mono", ui-monospace, monospace)',
} as const;
