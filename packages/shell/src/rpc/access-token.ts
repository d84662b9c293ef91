import { Code, type Interceptor } from "@connectrpc/connect";
import { callError } from "./call-error.ts";

/** A server that is reached from elsewhere answers only callers that carry its token. */
export interface Access {
  /** The reader is to be asked: the server refused a call. */
  asked: boolean;
  /** How often a token was accepted; what was refused before it is asked again. */
  accepted: number;
}

const key = "deconvscope:token";
const listeners = new Set<() => void>();
let access: Access = { asked: false, accepted: 0 };

function change(next: Partial<Access>): void {
  access = { ...access, ...next };
  for (const notify of listeners) notify();
}

/** @returns stops listening */
export function onAccess(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
export function currentAccess(): Access {
  return access;
}
export function askForToken(): void {
  if (!access.asked) change({ asked: true });
}
export function stopAsking(): void {
  change({ asked: false });
}

/** Keeps a token that the server accepted; it is forgotten with the tab. */
export function acceptToken(token: string): void {
  sessionStorage.setItem(key, token);
  change({ asked: false, accepted: access.accepted + 1 });
}

/** The header that every call carries once there is a token; undefined before. */
export function authorization(): string | undefined {
  const token = typeof sessionStorage === "undefined" ? null : sessionStorage.getItem(key);
  return token === null ? undefined : bearer(token);
}
export function bearer(token: string): string {
  return `Bearer ${token}`;
}

/** Asks for the token where a call failed for want of one. */
export function noticeRefusal(thrown: unknown): void {
  if (callError(thrown).code === Code.Unauthenticated) askForToken();
}

/** Sends the token with each call and notices when one is refused. */
export const carryToken: Interceptor = (next) => async (request) => {
  const carried = authorization();
  if (carried && !request.header.has("authorization")) request.header.set("authorization", carried);
  try {
    const response = await next(request);
    return response.stream ? { ...response, message: noticing(response.message) } : response;
  } catch (thrown) {
    noticeRefusal(thrown);
    throw thrown;
  }
};

/** A stream is refused in its end, not in its beginning. */
async function* noticing<Message>(messages: AsyncIterable<Message>): AsyncGenerator<Message> {
  try {
    yield* messages;
  } catch (thrown) {
    noticeRefusal(thrown);
    throw thrown;
  }
}
