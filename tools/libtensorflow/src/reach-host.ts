/**
 * Finds out quickly whether a host answers, whatever it answers. Behind a proxy nothing is found out: who downloads
 * then knows the proxy.
 * @param patience milliseconds
 * @throws Error if it does not answer in time
 */
export async function reachHost(address: string, signal: AbortSignal, patience = 5000): Promise<void> {
  const { HTTPS_PROXY, https_proxy } = process.env;
  if (HTTPS_PROXY || https_proxy) return;
  try {
    const either = AbortSignal.any([AbortSignal.timeout(patience), signal]);
    const answer = await fetch(address, { method: "HEAD", signal: either });
    await answer.body?.cancel();
  } catch (error) {
    signal.throwIfAborted();
    throw new Error(`${new URL(address).host} does not answer (${describeCause(error)})`);
  }
}

function describeCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
