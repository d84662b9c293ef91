/** Why a request is refused. */
export type RequestErrorReason =
  /** A field's value is wrong. */
  | "invalid"
  | "not-found"
  | "already-exists"
  /** Something else has to be done first. */
  | "precondition"
  /** Larger than a limit. */
  | "too-large"
  /** More at once than a limit. */
  | "overloaded"
  | "unauthenticated"
  | "unimplemented";

/** Thrown by the services for a request they refuse; `field` is the path of the field that is wrong. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly reason: RequestErrorReason;
  readonly field: string | undefined;

  constructor(reason: RequestErrorReason, message: string, field?: string) {
    super(message);
    this.reason = reason;
    this.field = field;
  }
}

/** An echoed value, cut at 200 characters: longer ones break gRPC's metadata limit. */
export function quote(value: string): string {
  const printable = JSON.stringify(value);
  return printable.length <= 200 ? printable : `${printable.slice(0, 198).toWellFormed()}…"`;
}
