import { Code, ConnectError } from "@connectrpc/connect";
import { EngineError } from "./engine/engine-error.ts";
import { BadRequestSchema } from "./gen/google/rpc/error_details_pb.js";
import { RequestError, type RequestErrorReason } from "./request-error.ts";
import { StoreError } from "./store/store-error.ts";

const requestCodes: Record<RequestErrorReason, Code> = {
  invalid: Code.InvalidArgument,
  "not-found": Code.NotFound,
  "already-exists": Code.AlreadyExists,
  precondition: Code.FailedPrecondition,
  "too-large": Code.ResourceExhausted,
  overloaded: Code.ResourceExhausted,
  unauthenticated: Code.Unauthenticated,
  unimplemented: Code.Unimplemented,
};

/** Of a message as gRPC sends it, percent-encoded; longer ones, sent again in the details, break its metadata limit. */
const mostEncodedBytes = 3000;

/**
 * What the wire says about an error: the only place that knows status codes.
 * Errors that nobody foresaw become INTERNAL without their text; `cause` keeps them for the log.
 * @param nameOf a field's name for callers who know it by another than its path in the contract
 */
export function toConnectError(error: unknown, nameOf: (field: string) => string = (field) => field): ConnectError {
  if (error instanceof ConnectError) {
    return error;
  }
  const describe = (code: Code, message: string, field: string | undefined, cause: unknown): ConnectError =>
    describeField(code, message, field === undefined ? undefined : nameOf(field), cause);
  if (error instanceof RequestError) {
    return describe(requestCodes[error.reason], error.message, error.field, error);
  }
  if (error instanceof EngineError) {
    return fromEngine(error, describe);
  }
  if (error instanceof StoreError) {
    return describe(Code.Unavailable, "the store cannot be reached; try again", undefined, error);
  }
  return new ConnectError("the server failed; its log has the details", Code.Internal, undefined, undefined, error);
}

function fromEngine(error: EngineError, describe: typeof describeField): ConnectError {
  switch (error.origin) {
    case "process":
      return describe(Code.Unavailable, error.message, undefined, error);
    case "queue":
      return describe(Code.ResourceExhausted, error.message, undefined, error);
    case "ImageError":
      return error.code === "preprocessing"
        ? describe(Code.InvalidArgument, error.message.replace(/^preprocessing: /, ""), "header.preprocessing", error)
        : describe(limitOr(Code.InvalidArgument, error), error.message, "image", error);
    case "ArchiveError":
      return describe(limitOr(Code.InvalidArgument, error), error.message, "chunk", error);
    case "NetworkError":
      return describe(
        limitOr(Code.InvalidArgument, error),
        error.message,
        error.code === "open-shape" || error.code === "wrong-shape" ? "header.input_shape" : "chunk",
        error,
      );
    case "DeconvnetError":
    case "OcclusionError":
    case "InvarianceError":
    case "TrainingError":
      return describe(Code.InvalidArgument, error.message, undefined, error);
    case "DatasetError":
      return describe(
        error.code === "not-found" ? Code.NotFound : Code.FailedPrecondition,
        error.message,
        undefined,
        error,
      );
    case "defect":
      return new ConnectError("the engine failed; the log has the details", Code.Internal, undefined, undefined, error);
  }
}

function limitOr(code: Code, error: EngineError): Code {
  return error.code === "too-large" ? Code.ResourceExhausted : code;
}

function describeField(code: Code, message: string, field: string | undefined, cause: unknown): ConnectError {
  const text = cut(message);
  const details =
    field === undefined
      ? undefined
      : [{ desc: BadRequestSchema, value: { fieldViolations: [{ field, description: text }] } }];
  return new ConnectError(field === undefined ? text : `${field}: ${text}`, code, undefined, details, cause);
}

/** Whole code points only: half of one cannot be encoded. */
function cut(message: string): string {
  const text = message.toWellFormed();
  let encoded = 0;
  let end = 0;
  for (const character of text) {
    encoded += encodeURIComponent(character).length;
    if (encoded > mostEncodedBytes) {
      return `${text.slice(0, end)}…`;
    }
    end += character.length;
  }
  return text;
}
