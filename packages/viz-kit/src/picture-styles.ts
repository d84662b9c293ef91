import { font, token } from "./token.ts";

/** Rules for what drawPicture draws, scoped to a visualization's own class. */
export function pictureStyles(scope: string): string {
  return `
.${scope} .shown { background: ${token("sunken")}; }
.${scope} .shown.pixels { background: ${token("zero")}; }
.${scope} .arrives { animation: deconvscope-arrive var(--d-slow, 420ms) var(--ease, cubic-bezier(.2, .7, .2, 1)); }
.${scope} :is(.none, .wait.zero) { display: block; }
.${scope} .none { background: ${token("sunken")}; }
.${scope} .says { display: grid; place-items: center; text-align: center; font: 11px/14px ${font.text}; }
.${scope} .says.zero { background: ${token("zero")}; color: #000; }
.${scope} .says.error { background: ${token("bad-bg")}; color: ${token("bad")}; }
@keyframes deconvscope-arrive { from { opacity: 0; } }
@media (prefers-reduced-motion: reduce) { .${scope} .arrives { animation: none; } }
`;
}
