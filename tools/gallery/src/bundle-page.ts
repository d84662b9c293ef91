import { build } from "esbuild";

export interface BundledFile {
  readonly type: "text/javascript" | "text/css";
  readonly contents: Uint8Array;
}

/** The gallery's script and style sheet, by path. */
export async function bundlePage(): Promise<Map<string, BundledFile>> {
  const { outputFiles } = await build({
    entryPoints: { page: "./page.ts", style: "./page.css" },
    entryNames: "page",
    absWorkingDir: import.meta.dirname,
    outdir: "/",
    bundle: true,
    format: "esm",
    target: "es2023",
    loader: { ".woff2": "dataurl" },
    write: false,
    logLevel: "error",
  });
  return new Map(
    outputFiles.map(({ path, contents }) => [
      path,
      { type: path.endsWith(".css") ? "text/css" : "text/javascript", contents },
    ]),
  );
}
