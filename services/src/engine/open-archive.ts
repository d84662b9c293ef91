import { buffer } from "node:stream/consumers";
import yauzl from "yauzl";
import { ArchiveError } from "./archive-error.ts";

export interface ArchiveLimits {
  readonly files: number;
  /** Of all files together, expanded. */
  readonly bytes: number;
}

/** Type bits of a Unix file mode, and what they say of a link. */
const typeBits = 0o170000;
const linkType = 0o120000;

/** An open zip: what it holds is known, and expanded only when it is read. */
export interface Archive extends AsyncDisposable {
  /** Files by path, with the bytes they expand to. */
  readonly sizes: ReadonlyMap<string, number>;
  /** @throws ArchiveError "malformed" if it does not expand to what the directory says */
  read(path: string): Promise<Uint8Array>;
}

/**
 * Opens a zip. Names, count and expanded size are judged by its directory before anything is expanded,
 * and nothing expands beyond what its directory says.
 * @throws ArchiveError
 */
export async function openArchive(path: string, limits: ArchiveLimits): Promise<Archive> {
  const zip = await reading(() => yauzl.openPromise(path, { autoClose: false }));
  try {
    const entries = await reading(() => listEntries(zip, limits));
    return {
      sizes: new Map([...entries].map(([name, { uncompressedSize }]) => [name, uncompressedSize])),
      read: (name) => reading(() => expand(zip, entries.get(name))),
      async [Symbol.asyncDispose]() {
        zip.close();
      },
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function listEntries(zip: yauzl.ZipFile, limits: ArchiveLimits): Promise<Map<string, yauzl.Entry>> {
  const files = new Map<string, yauzl.Entry>();
  let count = 0;
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    checkEntry(entry);
    count += 1;
    bytes += entry.uncompressedSize;
    if (count > limits.files) {
      throw new ArchiveError("too-large", `the archive has ${zip.entryCount} files; at most ${limits.files} are read`);
    }
    if (bytes > limits.bytes) {
      throw new ArchiveError("too-large", `the archive expands to over ${limits.bytes} bytes, the limit`);
    }
    if (!entry.fileName.endsWith("/")) {
      files.set(entry.fileName, entry);
    }
  }
  return files;
}

async function expand(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): Promise<Uint8Array> {
  if (entry === undefined) {
    throw new ArchiveError("unexpected", "the archive lacks the file");
  }
  return buffer(await zip.openReadStreamPromise(entry));
}

function checkEntry(entry: yauzl.Entry): void {
  if (entry.isEncrypted()) {
    throw new ArchiveError("forbidden", `"${entry.fileName}" in the archive is encrypted`);
  }
  if (((entry.externalFileAttributes >>> 16) & typeBits) === linkType) {
    throw new ArchiveError("forbidden", `"${entry.fileName}" in the archive is a link`);
  }
}

async function reading<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ArchiveError) {
      throw error;
    }
    const why = error instanceof Error ? error.message : String(error);
    const leadsOut = why.startsWith("invalid relative path") || why.startsWith("absolute path");
    throw new ArchiveError(
      leadsOut ? "forbidden" : "malformed",
      leadsOut ? `a file in the archive leads out of it: ${why}` : `the archive is damaged: ${why}`,
    );
  }
}
