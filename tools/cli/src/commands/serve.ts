import { once } from "node:events";
import type { RunningServer } from "@deconvscope/services";
import { type ServerFlag, serverFlags } from "@deconvscope/services/server-flags";
import { defaultOptions, type ServerOptions } from "@deconvscope/services/server-options";
import { type Command, Option } from "commander";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { openTerminal, type Terminal } from "../output/terminal.ts";

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
  serverFlags
    .reduce((all, flag) => all.addOption(toOption(flag)), command)
    .action((given: Record<string, string | string[]>) => serve(given));
}

function toOption(flag: ServerFlag): Option {
  const option = new Option(
    `--${flag.name} <${flag.value.toLowerCase()}>`,
    `${flag.description}${describeDefault(flag)}`,
  );
  return flag.kind === "list" ? option.argParser((text, before: string[] = []) => [...before, text]) : option;
}

function describeDefault({ option }: ServerFlag): string {
  const value = defaultOptions[option];
  return value === undefined || (Array.isArray(value) && value.length === 0) ? "" : ` (default: ${value})`;
}

async function serve(given: Record<string, string | string[]>): Promise<void> {
  const { OptionsError, readOptions, startServer } = await import("@deconvscope/services");
  const terminal = openTerminal();
  try {
    const options = readOptions(toArguments(given), process.env);
    const server = await startServer(options);
    const ended = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    await terminal.print(describe(options, server));
    if (server.backend.name === "cpu") warnOfSlowBackend(server, terminal);
    await ended;
    await server.close();
  } catch (error) {
    if (error instanceof OptionsError) throw new CommandError(error.message, exitCodes.usage, { cause: error });
    throw error;
  }
}

function toArguments(given: Record<string, string | string[]>): string[] {
  return serverFlags.flatMap(({ name }) => {
    const values = given[camelCase(name)];
    return [values ?? []].flat().flatMap((value) => [`--${name}=${value}`]);
  });
}

function camelCase(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
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
