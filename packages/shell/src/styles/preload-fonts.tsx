/// <reference path="./font-file.d.ts" />
import inter from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
import mono from "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2";
import { preload } from "react-dom";

/** Has the browser fetch the Latin fonts beside the styles that name them. */
export function PreloadFonts() {
  for (const font of [inter, mono]) preload(font, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return null;
}
