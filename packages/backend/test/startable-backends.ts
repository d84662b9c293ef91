import { type BackendName, backendNames, startBackend } from "../src/index.ts";

/** The backends that start here. `tensorflow` may be absent; whatever else does not start is an error. */
export async function startableBackends(): Promise<BackendName[]> {
  const startable: BackendName[] = [];
  for (const name of backendNames) {
    try {
      await startBackend(name);
      startable.push(name);
    } catch (error) {
      if (name !== "tensorflow" || !/is not installed/.test(String(error))) throw error;
    }
  }
  return startable;
}
