import { withBrowserStore } from "./browser-store.ts";

const key = "model";

/** Keeps a model file that was dropped in another zone until the Models zone takes it. */
export function handOverModel(file: File): Promise<void> {
  return withBrowserStore("handover", "readwrite", (store) => store.put(file, key));
}

/** The model file that another zone handed over, once. */
export async function takeModel(): Promise<File | undefined> {
  const file = await withBrowserStore<File | undefined>("handover", "readonly", (store) => store.get(key));
  if (file) await withBrowserStore("handover", "readwrite", (store) => store.delete(key));
  return file;
}
