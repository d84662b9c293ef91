import { describe, expect, it } from "vitest";
import { resolveTokens, token } from "./token.ts";

describe("tokens", () => {
  it("name the page's custom property and bring both themes along", () => {
    expect(token("ink")).toBe("var(--ink, light-dark(#14181a, #eceeee))");
  });

  it("are one value where the themes agree", () => {
    expect(token("reticle")).toBe("var(--reticle, #ffd60a)");
  });

  it("become colours for a file", () => {
    const css = `fill="${token("ink")}" stroke="${token("reticle-halo")}"`;
    expect(resolveTokens(css, "light")).toBe('fill="#14181a" stroke="rgb(0 0 0 / .72)"');
    expect(resolveTokens(css, "dark")).toBe('fill="#eceeee" stroke="rgb(0 0 0 / .72)"');
  });

  it("leave unknown properties alone", () => {
    expect(resolveTokens("var(--toString, #fff)", "light")).toBe("var(--toString, #fff)");
  });
});
