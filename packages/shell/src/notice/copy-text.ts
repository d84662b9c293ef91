import { announce } from "./announce.ts";

/** Puts text on the clipboard; where the browser refuses (a page that is neither https nor localhost), says so. */
export async function copyText(text: string): Promise<boolean> {
  try {
    if (!navigator.clipboard) throw new Error("the browser lends its clipboard only to https and localhost");
    await navigator.clipboard.writeText(text);
    return true;
  } catch (thrown) {
    announce(`Nothing was copied: ${thrown instanceof Error ? thrown.message : String(thrown)}.`);
    return false;
  }
}
