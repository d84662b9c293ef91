import { Code, ConnectError } from "@connectrpc/connect";
import { CommanderError } from "commander";
import { CommandError } from "./command-error.ts";
import { type ExitCode, exitCodeOf, exitCodes } from "./exit-code.ts";
import { printable } from "./output/printable.ts";

export interface Failure {
  /** One line; empty where it is said already, as commander does. */
  readonly message: string;
  readonly exitCode: ExitCode;
}

/** Turns whatever a command threw into one line and an exit code. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof CommanderError) {
    return { message: "", exitCode: error.exitCode === 0 ? exitCodes.ok : exitCodes.usage };
  }
  if (error instanceof CommandError) return { message: oneLine(error.message), exitCode: error.exitCode };
  if (error instanceof ConnectError) {
    const exitCode = exitCodeOf(error.code);
    // What a stream that breaks while it is read says of itself is "aborted".
    if (error.code === Code.Aborted) return { message: "server: went away before it had answered", exitCode };
    const hint = error.code === Code.Unauthenticated ? "; --token-file names the file with it" : "";
    return { message: oneLine(error.rawMessage + hint), exitCode };
  }
  if (isSystemError(error))
    return { message: oneLine(describeSystemError(error)), exitCode: systemExitCode(error.code) };
  return { message: oneLine(error instanceof Error ? error.message : String(error)), exitCode: exitCodes.failure };
}

interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && "syscall" in error && "code" in error && typeof error.code === "string";
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EACCES: "may not be read or written",
  EISDIR: "is a folder; expected a file",
  ENOTDIR: "is no folder",
  EEXIST: "is there already and is no folder",
  EROFS: "cannot be written: it is read-only",
  ENOSPC: "cannot be written: no space is left",
  EADDRINUSE: "is in use by another process",
};

function describeSystemError(error: SystemError): string {
  const reason = reasons[error.code];
  return error.path === undefined || reason === undefined ? error.message : `${error.path || '""'} ${reason}`;
}

function systemExitCode(code: string): ExitCode {
  return code === "ENOENT" ? exitCodes.notFound : exitCodes.failure;
}

function oneLine(message: string): string {
  return printable(message.replaceAll(/\s*\n\s*/g, " "));
}
