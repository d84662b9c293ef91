import { BinaryReader } from "@bufbuild/protobuf/wire";
import { Code } from "@connectrpc/connect";
import { callError } from "./call-error.ts";

/** A failed call in the words of a note: what happened, where, and the status code. */
export interface CallProblem {
  /** As gRPC writes it: INVALID_ARGUMENT. */
  code: string;
  message: string;
  /** Paths of the fields that the server names. */
  fields: string[];
  /** Asking again may help: the server was busy or away. */
  retryable: boolean;
}

/** Reads what a call threw, with google.rpc.BadRequest details where the server sent them. */
export function callProblem(thrown: unknown): CallProblem {
  const error = callError(thrown);
  return {
    code: Code[error.code].replace(/(?<!^)([A-Z])/g, "_$1").toUpperCase(),
    message: error.rawMessage || "The server gave no reason.",
    fields: error.details.flatMap((detail) =>
      "type" in detail && detail.type === "google.rpc.BadRequest" ? violatedFields(detail.value) : [],
    ),
    retryable: [Code.Unavailable, Code.ResourceExhausted, Code.DeadlineExceeded, Code.Aborted].includes(error.code),
  };
}

/** A call that the page itself gave up is no error. */
export function isCancelled(thrown: unknown): boolean {
  return thrown instanceof Error && (thrown.name === "AbortError" || callError(thrown).code === Code.Canceled);
}

/** BadRequest { repeated FieldViolation field_violations = 1 }, FieldViolation { string field = 1; … } */
function violatedFields(bytes: Uint8Array): string[] {
  return readMessages(bytes).flatMap((violation) =>
    readMessages(violation).map((field) => new TextDecoder().decode(field)),
  );
}

function readMessages(bytes: Uint8Array): Uint8Array[] {
  const reader = new BinaryReader(bytes);
  const found: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    const [field, wireType] = reader.tag();
    if (field === 1) found.push(reader.bytes());
    else reader.skip(wireType, field);
  }
  return found;
}
