import { Code } from "@connectrpc/connect";

/** What the shell is told; `deconvscope --help` lists them. */
export const exitCodes = {
  ok: 0,
  failure: 1,
  usage: 2,
  notFound: 3,
  unavailable: 4,
  refused: 5,
  missed: 6,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodesHelp = `
Exit codes:
  0    done
  1    failed
  2    the command line is wrong
  3    a file, model, layer, dataset or image does not exist
  4    the server cannot be reached or went away, or its engine ended
  5    the input was refused: not valid, too large, or there already
  6    measured, but outside a bound that was given, like --max-top1-error
  130  interrupted`;

/** The exit code for an RPC's status. */
export function exitCodeOf(status: Code): ExitCode {
  switch (status) {
    case Code.NotFound:
      return exitCodes.notFound;
    case Code.Unavailable:
    case Code.Aborted:
    case Code.DeadlineExceeded:
      return exitCodes.unavailable;
    case Code.InvalidArgument:
    case Code.AlreadyExists:
    case Code.FailedPrecondition:
    case Code.OutOfRange:
    case Code.ResourceExhausted:
    case Code.Unauthenticated:
    case Code.PermissionDenied:
      return exitCodes.refused;
    case Code.Canceled:
      return exitCodes.interrupted;
    default:
      return exitCodes.failure;
  }
}
