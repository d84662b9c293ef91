/** The store's server cannot be reached. */
export class StoreError extends Error {
  override readonly name = "StoreError";

  constructor(url: string, cause: unknown) {
    super(`the store ${describeStore(url)} cannot be reached: ${describeCause(cause)}`, { cause });
  }
}

/** A store's address without its password. */
export function describeStore(url: string): string {
  if (!URL.canParse(url)) {
    return "(its address is no URL)";
  }
  const { protocol, username, host, pathname } = new URL(url);
  return `${protocol}//${username === "" ? "" : `${username}@`}${host}${pathname}`;
}

/** A host with several addresses fails with one error for each. */
function describeCause(cause: unknown): string {
  if (cause instanceof AggregateError) {
    return cause.errors.map(describeCause).join("; ");
  }
  return cause instanceof Error ? cause.message : String(cause);
}
