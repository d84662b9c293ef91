import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";

/** What one zone's first page makes a browser load, in KiB. */
export interface ZoneSize {
  readonly zone: string;
  readonly scripts: number;
  readonly scriptsGzip: number;
  readonly styles: number;
  readonly styleGzip: number;
  readonly html: number;
}

/** Adds up what each built zone's page refers to. */
export async function measureZones(root: string): Promise<ZoneSize[]> {
  const web = path.join(root, "web");
  const sizes: ZoneSize[] = [];
  for (const zone of (await readdir(web)).toSorted()) {
    const out = path.join(web, zone, "out");
    if (!existsSync(out)) continue;
    const html = await readFile(path.join(out, "index.html"), "utf8");
    const basePath = zone === "models" ? "" : `/${zone}`;
    const load = async (pattern: RegExp) => {
      const names = new Set([...html.matchAll(pattern)].flatMap((match) => match[1] ?? []));
      let plain = 0;
      let gzip = 0;
      for (const name of names) {
        const bytes = await readFile(path.join(out, name.slice(basePath.length).split("?", 1)[0] ?? ""));
        plain += bytes.length;
        gzip += gzipSync(bytes).length;
      }
      return [plain / 1024, gzip / 1024] as const;
    };
    const [scripts, scriptsGzip] = await load(/<script[^>]*\ssrc="(\/[^"]+\.js[^"]*)"(?![^>]*\snomodule)/gi);
    const [styles, styleGzip] = await load(/<link[^>]*\shref="(\/[^"]+\.css[^"]*)"/gi);
    sizes.push({ zone, scripts, scriptsGzip, styles, styleGzip, html: html.length / 1024 });
  }
  return sizes;
}
