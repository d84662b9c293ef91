import { OptionsError } from "./options/options-error.ts";
import { readOptions } from "./options/read-options.ts";
import { startServer } from "./start-server.ts";

/** Runs a server until it is told to end: node services/src/main.ts [flags] */
try {
  const server = await startServer(readOptions(process.argv.slice(2), process.env));
  const end = (): void => {
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(error instanceof OptionsError ? 2 : 1);
}
