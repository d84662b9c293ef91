import { Code, ConnectError } from "@connectrpc/connect";
import { expect, test } from "vitest";
import { CommandError } from "./command-error.ts";
import { describeFailure } from "./describe-failure.ts";

const systemError = (code: string, path: string) => Object.assign(new Error(code), { code, syscall: "open", path });
const missing = systemError("ENOENT", "a.onnx");

test.each([
  [
    new ConnectError('model: "x" given;\n  expected one of a, b', Code.NotFound),
    3,
    'model: "x" given; expected one of a, b',
  ],
  [new ConnectError("the engine process ended", Code.Unavailable), 4, "the engine process ended"],
  [new ConnectError("layer: …", Code.InvalidArgument), 5, "layer: …"],
  [
    new ConnectError("expected a token", Code.Unauthenticated),
    5,
    "expected a token; --token-file names the file with it",
  ],
  [new ConnectError("not yet", Code.Unimplemented), 1, "not yet"],
  [new ConnectError("aborted", Code.Aborted), 4, "server: went away before it had answered"],
  [new ConnectError("aborted", Code.Canceled), 130, "aborted"],
  [new CommandError("labels: empty", 5), 5, "labels: empty"],
  [missing, 3, "a.onnx does not exist"],
  [systemError("ENOENT", ""), 3, '"" does not exist'],
  [systemError("EEXIST", "out"), 1, "out is there already and is no folder"],
  [new TypeError("a\n\tb"), 1, "a b"],
  ["thrown text", 1, "thrown text"],
])("%s", (error, exitCode, message) => expect(describeFailure(error)).toEqual({ exitCode, message }));
