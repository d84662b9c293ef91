import { stat } from "node:fs/promises";
import { join } from "node:path";

/** A zone of the dashboard: a folder of files under a path. */
export interface Zone {
  readonly name: string;
  /** E.g. "/deconv"; empty for the one at the root. */
  readonly base: string;
  /** Where its build wrote it. */
  readonly folder: string;
}

/** Zones by the paths they are served at; the root's comes last. */
export function listZones(webRoot: string): Zone[] {
  return ["deconv", "occlusion", "training", "models"].map((name) => ({
    name,
    base: name === "models" ? "" : `/${name}`,
    folder: join(webRoot, name, "out"),
  }));
}

/** The zones whose build is there. */
export async function builtZones(zones: readonly Zone[]): Promise<Zone[]> {
  const built: Zone[] = [];
  for (const zone of zones) {
    if ((await fileSize(join(zone.folder, "index.html"))) !== undefined) {
      built.push(zone);
    }
  }
  return built;
}

export interface StaticFile {
  readonly path: string;
  readonly bytes: number;
  /** 404 for the page that says that nothing is there. */
  readonly status: 200 | 404;
}

/**
 * The file that a URL's path names: itself, `….html`, or `…/index.html`; else the zone's own 404 page, or the root's.
 * @returns undefined where there is none either
 */
export async function findStaticFile(zones: readonly Zone[], urlPath: string): Promise<StaticFile | undefined> {
  const zone = zones.find(({ base }) => urlPath === base || urlPath.startsWith(`${base}/`));
  const names = decodeSegments(urlPath.slice(zone?.base.length ?? 0));
  if (zone === undefined || names === undefined) {
    return undefined;
  }
  const path = join(zone.folder, ...names);
  const candidates = names.length === 0 ? [] : [path, `${path}.html`];
  for (const candidate of [...candidates, join(path, "index.html")]) {
    const bytes = await fileSize(candidate);
    if (bytes !== undefined) {
      return { path: candidate, bytes, status: 200 };
    }
  }
  for (const { folder } of [zone, ...zones.filter(({ base }) => base === "")]) {
    const missing = join(folder, "404.html");
    const bytes = await fileSize(missing);
    if (bytes !== undefined) {
      return { path: missing, bytes, status: 404 };
    }
  }
  return undefined;
}

/** @returns undefined for a path that could lead out of the folder, or to what is hidden in it */
function decodeSegments(path: string): string[] | undefined {
  try {
    const names = path
      .split("/")
      .filter((name) => name !== "")
      .map(decodeURIComponent);
    const safe = names.every((name) => !name.startsWith(".") && !/[/\\\0]/.test(name));
    return safe ? names : undefined;
  } catch (error) {
    if (error instanceof URIError) {
      return undefined;
    }
    throw error;
  }
}

async function fileSize(path: string): Promise<number | undefined> {
  const found = await stat(path, { bigint: false }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "ENAMETOOLONG") {
      return undefined;
    }
    throw error;
  });
  return found?.isFile() ? found.size : undefined;
}
