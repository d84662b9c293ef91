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

/**
 * Reads a zip into memory. Names, count and expanded size are judged by its directory before anything is expanded,
 * and nothing expands beyond what its directory says.
 * @returns contents by path
 * @throws ArchiveError
 */
export async function openArchive(path: string, limits: ArchiveLimits): Promise<Map<string, Uint8Array>> {
  const zip = await reading(() => yauzl.openPromise(path, { autoClose: false }));
  try {
    const entries: yauzl.Entry[] = [];
    let bytes = 0;
    await reading(async () => {
      for await (const entry of zip.eachEntry()) {
        checkEntry(entry);
        entries.push(entry);
        bytes += entry.uncompressedSize;
        if (entries.length > limits.files) {
          throw new ArchiveError(
            "too-large",
            `the archive has ${zip.entryCount} files; at most ${limits.files} are read`,
          );
        }
        if (bytes > limits.bytes) {
          throw new ArchiveError("too-large", `the archive expands to over ${limits.bytes} bytes, the limit`);
        }
      }
    });
    const contents = new Map<string, Uint8Array>();
    for (const entry of entries) {
      if (!entry.fileName.endsWith("/")) {
        contents.set(entry.fileName, await reading(async () => buffer(await zip.openReadStreamPromise(entry))));
      }
    }
    return contents;
  } finally {
    zip.close();
  }
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
