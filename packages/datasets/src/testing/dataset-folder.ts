import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach } from "vitest";

/** A folder that a test fills, empty before each. */
export interface DatasetFolder {
  readonly root: string;
  /** Writes a file, and the folders that it lies in. */
  put(path: string, content: Uint8Array | string): Promise<void>;
  /** Writes images of 8 × 8 pixels. */
  putImages(...paths: readonly string[]): Promise<void>;
  /** Links a path to a target, absolute or relative to the link. */
  link(path: string, target: string): Promise<void>;
  path(...below: readonly string[]): string;
}

/** One image of 8 × 8 pixels. */
export const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#a50" } })
  .jpeg()
  .toBuffer();

/** Makes a folder before each test of a file, and removes it after. */
export function useDatasetFolder(): DatasetFolder {
  let root = "";
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "dataset-"));
  });
  afterEach(() => rm(root, { recursive: true }));
  const make = async (path: string) => {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    return file;
  };
  return {
    get root() {
      return root;
    },
    async put(path, content) {
      await writeFile(await make(path), content);
    },
    async putImages(...paths) {
      for (const path of paths) await writeFile(await make(path), jpeg);
    },
    async link(path, target) {
      await symlink(target, await make(path));
    },
    path: (...below) => join(root, ...below),
  };
}

/** Every image of a split. */
export const everything = { offset: 0, limit: 100_000 };
