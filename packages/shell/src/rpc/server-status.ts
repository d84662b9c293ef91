import { authorization } from "./access-token.ts";

/** What `/status.json` tells about the server. */
export interface ServerStatus {
  version: string;
  /** What computes, and why what comes before it in the list of backends does not. */
  backend: { name: string; version: string; rejected: { name: string; why: string }[] };
  /** Base paths or names of the zones that are there. */
  zones: string[];
  /** Where it answers gRPC, on the host of this page. */
  grpcPort: number;
  /** Whether it takes TLS there. */
  grpcTls: boolean;
  /** How images are usually prepared: the contract's Preprocessing as JSON, by name. */
  presets: Record<string, PresetJson>;
}
/** Preprocessing in protobuf's JSON; what is 0 or empty is left out. */
export interface PresetJson {
  resizeShortSide?: number;
  channelOrder?: string;
  divideBy?: number;
  mean?: number[];
  deviation?: number[];
}

/** Asks the server what computes and which zones it has. */
export async function fetchStatus(signal: AbortSignal): Promise<ServerStatus> {
  const carried = authorization();
  const response = await fetch("/status.json", { signal, headers: carried ? { authorization: carried } : {} });
  if (!response.ok) throw new Error(`/status.json answered ${response.status}, expected 200`);
  return (await response.json()) as ServerStatus;
}
