// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { adoptStyles } from "./adopt-styles.ts";

describe("adoptStyles", () => {
  it("adds a sheet to the document once", () => {
    const node = document.body.appendChild(document.createElement("div"));
    const before = document.adoptedStyleSheets.length;
    adoptStyles(node, ".a { color: red }");
    adoptStyles(node, ".a { color: red }");
    expect(document.adoptedStyleSheets).toHaveLength(before + 1);
  });

  it("adds it to the shadow root that holds the node", () => {
    const host = document.body.appendChild(document.createElement("div"));
    const shadow = host.attachShadow({ mode: "open" });
    const before = document.adoptedStyleSheets.length;
    adoptStyles(shadow.appendChild(document.createElement("div")), ".b { color: red }");
    expect(shadow.adoptedStyleSheets).toHaveLength(1);
    expect(document.adoptedStyleSheets).toHaveLength(before);
  });

  it("refuses a node of a document that is not shown", () => {
    const elsewhere = document.implementation.createHTMLDocument("").createElement("div");
    expect(() => adoptStyles(elsewhere, ".c {}")).toThrow("expected a node in a document that is shown");
  });
});
