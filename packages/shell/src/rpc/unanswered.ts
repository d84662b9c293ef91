import { Code, type Interceptor } from "@connectrpc/connect";
import { callError } from "./call-error.ts";

const listeners = new Set<() => void>();

/**
 * Tells of every call that found no server.
 * @returns stops listening
 */
export function onUnanswered(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Notices calls that no server answers. */
export const noticeUnanswered: Interceptor = (next) => async (request) => {
  try {
    return await next(request);
  } catch (thrown) {
    if (callError(thrown).code === Code.Unavailable) for (const notify of listeners) notify();
    throw thrown;
  }
};
