/** What `/status.json` tells about the server. */
export interface ServerStatus {
  version: string;
  backend: { name: string; version: string; rejected: { name: string; why: string }[] };
  /** Base paths or names of the zones that are there. */
  zones: string[];
}

/** Asks the server what computes and which zones it has. */
export async function fetchStatus(signal: AbortSignal): Promise<ServerStatus> {
  const response = await fetch("/status.json", { signal });
  if (!response.ok) throw new Error(`/status.json answered ${response.status}, expected 200`);
  return (await response.json()) as ServerStatus;
}
