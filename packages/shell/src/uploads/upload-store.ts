import { withBrowserStore } from "./browser-store.ts";

/** A photo that this browser keeps, so that `upload:<sha256>` addresses work here again. */
export interface Upload {
  sha256: string;
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  addedAt: number;
}

/** Photos kept beyond this many are forgotten, the oldest first. */
const kept = 40;

/** Keeps a dropped, pasted or chosen photo. @throws where the browser keeps nothing (private windows, full disk) */
export async function keepUpload(file: Blob, name: string): Promise<Upload> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const upload: Upload = { sha256: await sha256Hex(bytes), name, bytes, addedAt: Date.now() };
  await withStore("readwrite", (store) => store.put(upload));
  const others = await listUploads();
  for (const { sha256 } of others.slice(kept)) await withStore("readwrite", (store) => store.delete(sha256));
  return upload;
}

/** The photo of that SHA-256; undefined where this browser has never seen it. */
export function findUpload(sha256: string): Promise<Upload | undefined> {
  return withStore<Upload | undefined>("readonly", (store) => store.get(sha256));
}

/** All photos kept, the latest first. */
export async function listUploads(): Promise<Upload[]> {
  const uploads = await withStore<Upload[]>("readonly", (store) => store.getAll());
  return uploads.sort((a, b) => b.addedAt - a.addedAt);
}

/** SHA-256 as 64 hexadecimal digits. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!crypto.subtle) throw new Error("the browser hashes files only on https and localhost");
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function withStore<Value>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<Value> {
  return withBrowserStore("uploads", mode, act);
}
