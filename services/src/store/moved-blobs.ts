import type { ReceivedFile, SharedBlobs } from "./blob-store.ts";

/** Blobs that are kept in one place from now on, and may still lie where they were kept before. */
export class MovedBlobs implements SharedBlobs {
  readonly #now: SharedBlobs;
  readonly #before: SharedBlobs;

  constructor(now: SharedBlobs, before: SharedBlobs) {
    this.#now = now;
    this.#before = before;
  }

  save(file: ReceivedFile): Promise<void> {
    return this.#now.save(file);
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.#now.has(sha256)) || (await this.#before.has(sha256));
  }

  async *read(sha256: string): AsyncGenerator<Uint8Array, void> {
    let isThere = false;
    for await (const bytes of this.#now.read(sha256)) {
      isThere = true;
      yield bytes;
    }
    if (!isThere) {
      yield* this.#before.read(sha256);
    }
  }

  async remove(sha256: string): Promise<void> {
    await this.#now.remove(sha256);
    await this.#before.remove(sha256);
  }

  async listOld(): Promise<string[]> {
    return [...(await this.#now.listOld()), ...(await this.#before.listOld())];
  }

  close(): void {
    this.#now.close();
    this.#before.close();
  }
}
