import { Code, ConnectError } from "@connectrpc/connect";

/** How Chromium, Firefox and Safari word a connection that could not be made or broke. */
const brokenConnection = /failed to fetch|networkerror|network error|load failed|terminated/i;

/**
 * What a call threw as a ConnectError. Browsers report a broken connection as a TypeError without a status; here it is
 * UNAVAILABLE, like everywhere else, and so is a stream that ends without its end.
 */
export function callError(thrown: unknown): ConnectError {
  const error = ConnectError.from(thrown);
  const fetchFailed =
    (thrown instanceof TypeError || error.cause instanceof TypeError) && brokenConnection.test(error.rawMessage);
  const cutOff = error.rawMessage === "missing EndStreamResponse";
  return fetchFailed || cutOff
    ? new ConnectError("The server does not answer.", Code.Unavailable, undefined, undefined, error)
    : error;
}
