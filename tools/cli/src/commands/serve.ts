import { once } from "node:events";
import type { RunningServer } from "@deconvscope/services";
import { serverFlags } from "@deconvscope/services/server-flags";
import type { ServerOptions } from "@deconvscope/services/server-options";
import type { Command } from "commander";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { openTerminal, type Terminal } from "../output/terminal.ts";
import { addServerFlags, type GivenFlags, toServerArguments } from "./server-flag-options.ts";

/** `deconvscope serve` */
export function addServe(program: Command): void {
  const command = program
    .command("serve")
    .summary("answer gRPC and show the dashboard")
    .description(
      "Answer gRPC on one port; the dashboard, Connect and gRPC-Web on another. It listens on this machine only; " +
        "any other --host needs --token-file. Every flag is also an environment variable: DECONVSCOPE_ and its name.",
    )
    .addHelpText(
      "after",
      `
Examples:
  deconvscope serve
  deconvscope serve --http-port 9000 --data-root ~/photos
  DECONVSCOPE_TOKEN_FILE=token deconvscope serve --host 0.0.0.0 --tls-cert cert.pem --tls-key key.pem`,
    );
  addServerFlags(command, serverFlags).action((given: GivenFlags) => serve(given));
}

async function serve(given: GivenFlags): Promise<void> {
  const { OptionsError, readOptions, StoreError, startServer } = await import("@deconvscope/services");
  const terminal = openTerminal();
  try {
    const options = readOptions(toServerArguments(given), process.env);
    const server = await startServer(options);
    const ended = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    await terminal.print(describe(options, server));
    if (server.backend.name === "cpu") warnOfSlowBackend(server, terminal);
    await ended;
    await server.close();
    // What a collector did not take in time would be sent again for seconds.
    process.exit(0);
  } catch (error) {
    if (error instanceof OptionsError) throw new CommandError(error.message, exitCodes.usage, { cause: error });
    if (error instanceof StoreError) throw new CommandError(error.message, exitCodes.unavailable, { cause: error });
    throw error;
  }
}

function warnOfSlowBackend({ backend }: RunningServer, terminal: Terminal): void {
  terminal.note("deconvscope: warning: the engine computes in plain JavaScript, many times slower than it could");
  for (const { name, why } of backend.rejected) terminal.note(`  ${name}: ${why}`);
}

function describe(options: ServerOptions, { httpPort, grpcPort, backend }: RunningServer): string {
  const scheme = options.tlsCert === undefined ? "http" : "https";
  const host = ["127.0.0.1", "0.0.0.0", "::", "::1"].includes(options.host) ? "localhost" : options.host;
  return [
    `dashboard  ${scheme}://${host}:${httpPort}`,
    `gRPC       ${host}:${grpcPort}`,
    `engine     ${backend.name} ${backend.version}`,
    "",
  ].join("\n");
}
