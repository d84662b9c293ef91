import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy.ts";

const hash = (script: string) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
const scripts = (html: string) => /script-src ([^;]*);/.exec(contentSecurityPolicy(html))?.[1];

test("a page without inline scripts allows its own files only", () => {
  expect(scripts('<script src="/a.js" async=""></script><p>')).toBe("'self'");
});

test("inline scripts are allowed by what they are, each once", () => {
  const html = `<script>one()</script><script id="x">two("</p>")\n</script><script>one()</script>`;
  expect(scripts(html)).toBe(`'self' ${hash("one()")} ${hash('two("</p>")\n')}`);
});
