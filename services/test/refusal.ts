import { ConnectError } from "@connectrpc/connect";
import { expect } from "vitest";

/** The error that a call is answered with. */
export async function refusal(call: Promise<unknown>): Promise<ConnectError> {
  const outcome = await call.catch((reason: unknown) => reason);
  expect(outcome).toBeInstanceOf(ConnectError);
  return ConnectError.from(outcome);
}
