import { build } from "esbuild";
import { type Embed, embeds } from "./embeds.ts";

/**
 * Bundles each visualization's custom element as one ES module without imports.
 * @param folder where <name>.js is written
 */
export async function bundleEmbeds(folder: string, names: readonly Embed[] = embeds): Promise<void> {
  await build({
    entryPoints: names.map((name) => ({ in: `@deconvscope/viz-${name}/element`, out: name })),
    absWorkingDir: import.meta.dirname,
    outdir: folder,
    bundle: true,
    format: "esm",
    target: "es2023",
    minify: true,
    legalComments: "none",
    logLevel: "error",
  });
}
