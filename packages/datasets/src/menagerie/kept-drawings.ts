import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { systemCode } from "../files/list-inside.ts";
import { drawingKey, isKey } from "./drawing-key.ts";

/** Behind a picture: what its bytes come to. A file that is half written, or was cut short, is none. */
const sumBytes = 4;

/**
 * Drawn pictures as files, for other processes and the next start: reading one takes a tenth of the time. What cannot be
 * read or written is drawn each time.
 */
export class KeptDrawings {
  readonly #parent: string;
  #folder: Promise<string> | undefined;
  #isAway = false;

  /** @param parent of the pictures' folder; those of other code that draws are removed */
  constructor(parent: string) {
    this.#parent = parent;
  }

  async find(name: string): Promise<Uint8Array | undefined> {
    return this.#try(async (folder) => readWhole(join(folder, name)));
  }

  async keep(name: string, picture: Uint8Array): Promise<void> {
    const sum = Buffer.alloc(sumBytes);
    sum.writeUInt32BE(crc32(picture));
    await this.#try((folder) => writeFile(join(folder, name), Buffer.concat([picture, sum])));
  }

  async #try<Result>(work: (folder: string) => Promise<Result>): Promise<Result | undefined> {
    if (this.#isAway) return undefined;
    this.#folder ??= openFolder(this.#parent);
    try {
      return await work(await this.#folder);
    } catch (error) {
      const why = `${this.#parent} cannot be used (${systemCode(error)})`;
      if (!this.#isAway) console.warn(`pictures of the built-in dataset are drawn each time: ${why}`);
      this.#isAway = true;
      return undefined;
    }
  }
}

/** Makes the folder for what the code draws now; the first to do so removes the others. */
async function openFolder(parent: string): Promise<string> {
  const key = await drawingKey();
  const folder = join(parent, key);
  const isNew = (await mkdir(folder, { recursive: true })) !== undefined;
  const others = isNew ? (await readdir(parent)).filter((name) => name !== key && isKey(name)) : [];
  for (const other of others) await rm(join(parent, other), { recursive: true, force: true });
  return folder;
}

async function readWhole(path: string): Promise<Uint8Array | undefined> {
  try {
    const file = await readFile(path);
    const picture = file.subarray(0, Math.max(0, file.length - sumBytes));
    const isWhole = file.length > sumBytes && file.readUInt32BE(picture.length) === crc32(picture);
    return isWhole ? picture : undefined;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
