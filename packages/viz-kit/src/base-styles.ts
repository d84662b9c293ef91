import { font, token } from "./token.ts";

/** Rules that every visualization starts from, scoped to its own class. */
export function baseStyles(scope: string): string {
  return `
.${scope} { font: 12px/16px ${font.text}; color: ${token("ink")}; font-feature-settings: "tnum"; }
.${scope} *, .${scope} *::before, .${scope} *::after { box-sizing: border-box; }
.${scope} :is(button, a, [tabindex]):focus-visible { outline: 2px solid ${token("focus")}; outline-offset: 2px; }
.${scope} img, .${scope} canvas { display: block; }
.${scope} .pixels { image-rendering: pixelated; background: ${token("zero")}; }
.${scope} .wait { background: linear-gradient(90deg, ${token("sunken")} 30%, ${token("hover")} 50%, ${token("sunken")} 70%) 0 0 / 300% 100%; animation: deconvscope-wait 1.6s linear infinite; }
.${scope} .wait.zero { background: ${token("zero")}; animation: none; }
.${scope} .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@keyframes deconvscope-wait { from { background-position: 100% 0; } to { background-position: 0 0; } }
@media (prefers-reduced-motion: reduce) { .${scope} .wait { animation: none; } }
`;
}
