import { type Command, Option } from "commander";

export interface ConnectionOptions {
  /** Where a server answers over HTTP; without it the services run inside this process. */
  readonly server?: string;
  readonly tokenFile?: string;
  readonly dataDir?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Adds the options that every command which calls the services has. */
export function addConnectionOptions(command: Command): Command {
  const group = "Where it runs:";
  return command
    .option("--json", "write JSON for programs: one document, or one line an item")
    .option("-q, --quiet", "no progress and no notes, only the result")
    .addOption(
      new Option("--server <url>", "use a running server, like http://localhost:8080, instead of this process")
        .env("DECONVSCOPE_SERVER")
        .helpGroup(group),
    )
    .addOption(
      new Option("--token-file <file>", "file with the token that the server asks for")
        .env("DECONVSCOPE_TOKEN_FILE")
        .helpGroup(group),
    )
    .addOption(
      new Option("--data-dir <folder>", "where models and datasets are kept, without --server")
        .env("DECONVSCOPE_DATA_DIR")
        .helpGroup(group),
    );
}
