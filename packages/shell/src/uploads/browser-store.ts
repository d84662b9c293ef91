/** Photos by SHA-256, and the one model file that is on its way from another zone. */
export type BrowserStoreName = "uploads" | "handover";

/**
 * Does one thing in a store of this browser's database.
 * @throws DOMException where the browser keeps nothing (private windows, full disk)
 */
export async function withBrowserStore<Value>(
  name: BrowserStoreName,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<Value> {
  const opening = indexedDB.open("deconvscope", 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("uploads", { keyPath: "sha256" });
    opening.result.createObjectStore("handover");
  };
  const database = await settle<IDBDatabase>(opening);
  try {
    return await settle<Value>(act(database.transaction(name, mode).objectStore(name)));
  } finally {
    database.close();
  }
}

function settle<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
