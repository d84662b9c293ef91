import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { RequestError } from "../request-error.ts";

/** Bytes that were received and lie in a file nobody knows yet. */
export interface ReceivedFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Where many hosts find the blobs, of which a folder then is a copy. */
export interface SharedBlobs {
  /** All of it, or nothing. */
  save(file: ReceivedFile): Promise<void>;
  has(sha256: string): Promise<boolean>;
  /** A blob's bytes; none if there is no such blob. */
  read(sha256: string): AsyncGenerator<Uint8Array, void>;
  remove(sha256: string): Promise<void>;
  /** Those that are there for over a day. */
  listOld(): Promise<string[]>;
  close(): void;
}

/** Files named by the SHA-256 of what they hold: complete, or not there. */
export class BlobStore {
  readonly #blobs: string;
  readonly #received: string;
  readonly #shared: SharedBlobs | undefined;
  readonly #removalListeners: ((sha256: string) => void)[] = [];

  private constructor(folder: string, shared: SharedBlobs | undefined) {
    this.#blobs = join(folder, "blobs");
    this.#received = join(folder, "received");
    this.#shared = shared;
  }

  /** Makes the folders, and removes what an earlier server left half-received. */
  static async open(folder: string, shared?: SharedBlobs): Promise<BlobStore> {
    const store = new BlobStore(folder, shared);
    await mkdir(store.#blobs, { recursive: true });
    await mkdir(store.#received, { recursive: true });
    for (const name of await readdir(store.#received)) {
      await removeIfOld(join(store.#received, name));
    }
    return store;
  }

  path(sha256: string): string {
    return join(this.#blobs, sha256);
  }

  /** A path for a file in the making, on the same disk. */
  temporaryPath(): string {
    return join(this.#received, randomUUID());
  }

  /**
   * Writes what comes to a temporary file.
   * @throws RequestError "too-large" beyond the limit; whatever the chunks throw; nothing is left behind
   */
  async receive(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<ReceivedFile> {
    const path = this.temporaryPath();
    const hash = createHash("sha256");
    let bytes = 0;
    const file = await open(path, "wx");
    try {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        if (bytes > limit) {
          throw new RequestError("too-large", `the file has over ${limit} bytes, the limit`, "chunk");
        }
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.sync();
    } catch (error) {
      await file.close();
      await rm(path, { force: true });
      throw error;
    }
    await file.close();
    return { path, sha256: hash.digest("hex"), bytes };
  }

  /**
   * Where a blob lies, fetched first if another host has it.
   * @throws Error if its bytes are nowhere, or are others than were kept
   */
  async find(sha256: string): Promise<string> {
    const path = this.path(sha256);
    if (this.#shared === undefined || (await isThere(path))) {
      return path;
    }
    const file = await this.receive(this.#shared.read(sha256), Number.POSITIVE_INFINITY);
    try {
      if (file.sha256 !== sha256) {
        throw new Error(`the store has ${file.bytes} bytes of SHA-256 ${file.sha256}; expected ${sha256}`);
      }
      await this.#name(file);
    } finally {
      await this.discard(file);
    }
    return path;
  }

  /** Gives a received file its name among the blobs. */
  async keep(file: ReceivedFile): Promise<void> {
    await this.#shared?.save(file);
    await this.#name(file);
  }

  async #name(file: ReceivedFile): Promise<void> {
    await rename(file.path, this.path(file.sha256));
    const folder = await open(this.#blobs);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  /** Those that are here, or where other hosts find them, for over a day. */
  async listOld(): Promise<string[]> {
    const names = await readdir(this.#blobs);
    const ages = await Promise.all(names.map((name) => ageOf(this.path(name))));
    const here = names.filter((_, index) => (ages[index] ?? 0) > dayMilliseconds);
    return [...new Set([...here, ...((await this.#shared?.listOld()) ?? [])])];
  }

  /** Forgets a received file, or one that was kept since. */
  async discard(file: ReceivedFile): Promise<void> {
    await rm(file.path, { force: true });
  }

  /** Sees that other hosts find what is kept here, also where one of them has just removed the same bytes. */
  async confirm({ sha256, bytes }: ReceivedFile): Promise<void> {
    if (this.#shared !== undefined && !(await this.#shared.has(sha256))) {
      await this.#shared.save({ path: this.path(sha256), sha256, bytes });
    }
  }

  /** @param isNeeded asked once other hosts do not find it any more: it may be since, and is put back then */
  async remove(sha256: string, isNeeded = async (): Promise<boolean> => false): Promise<void> {
    await this.#shared?.remove(sha256);
    if (this.#shared !== undefined && (await isNeeded())) {
      await this.#putBack(sha256);
      return;
    }
    await this.forgetCopy(sha256);
  }

  /** Removes what this host has of a blob, and tells of it. */
  async forgetCopy(sha256: string): Promise<void> {
    await rm(this.path(sha256), { force: true });
    for (const listener of this.#removalListeners) {
      listener(sha256);
    }
  }

  close(): void {
    this.#shared?.close();
  }

  /** Tells of blobs that this host forgets. */
  onRemove(listener: (sha256: string) => void): void {
    this.#removalListeners.push(listener);
  }

  /** Where this host has no copy, the one that needs it has. */
  async #putBack(sha256: string): Promise<void> {
    const path = this.path(sha256);
    if (await isThere(path)) {
      await this.confirm({ path, sha256, bytes: (await stat(path)).size });
    }
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return false;
    }
    throw error;
  }
}

/** Another process that shares the folder may have taken the file away meanwhile. */
async function removeIfOld(path: string): Promise<void> {
  if (((await ageOf(path)) ?? 0) > dayMilliseconds) {
    await rm(path, { recursive: true, force: true });
  }
}

/** Milliseconds since it was written; undefined: it is not there. */
async function ageOf(path: string): Promise<number | undefined> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}
