import { createHash, timingSafeEqual } from "node:crypto";
import type { Interceptor } from "@connectrpc/connect";
import { RequestError } from "../request-error.ts";

/** Refuses calls that do not carry the token. */
export function authoriseCalls(token: string): Interceptor {
  return (next) => (request) => {
    if (!carriesToken(request.header.get("authorization"), token)) {
      throw new RequestError("unauthenticated", "expected the header authorization: Bearer, then the server's token");
    }
    return next(request);
  };
}

/** Whether an authorization header is the bearer of the token; takes the same time wherever they differ. */
export function carriesToken(header: string | null | undefined, token: string): boolean {
  return timingSafeEqual(digest(header ?? ""), digest(`Bearer ${token}`));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
