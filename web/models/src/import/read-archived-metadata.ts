import { Unzip, UnzipInflate } from "fflate";

const chunkBytes = 1 << 20;
/** As the server takes at most. */
const mostJsonBytes = 64 << 20;

/**
 * What a zipped TensorFlow.js layers model keeps under a key of its `userDefinedMetadata`, as JSON; weights behind the
 * model.json are not read.
 * @throws Error where the archive or its model.json cannot be read
 */
export async function readArchivedMetadata(file: Blob, key: string): Promise<string | undefined> {
  const { userDefinedMetadata } = JSON.parse(await readModelJson(file));
  const value: unknown = userDefinedMetadata?.[key];
  return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
}

async function readModelJson(file: Blob): Promise<string> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let whole = false;
  const unzip = new Unzip((entry) => {
    if (entry.name.split("/").at(-1) !== "model.json") return;
    entry.ondata = (error, data, final) => {
      if (error) throw error;
      parts.push(new Uint8Array(data));
      bytes += data.length;
      whole = final;
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  for (let start = 0; start < file.size && !whole && bytes <= mostJsonBytes; start += chunkBytes) {
    const chunk = await file.slice(start, start + chunkBytes).arrayBuffer();
    unzip.push(new Uint8Array(chunk), start + chunkBytes >= file.size);
  }
  return new Blob(parts).text();
}
