import { startBackend } from "@deconvscope/backend";
import type { FromEngine, ToEngine } from "./engine-message.ts";
import { createJobHandlers } from "./job-handlers.ts";
import { serveJobs } from "./serve-jobs.ts";

/** The engine's program: it lives as long as the process that started it. */

const send = (message: FromEngine): void => {
  process.send?.(message);
};

let receive: ((message: ToEngine) => void) | undefined;

process.on("disconnect", () => process.exit(0));
process.on("message", (message: ToEngine) => {
  if (message.type !== "configure") {
    receive?.(message);
    return;
  }
  const { backend, graphMegabytes, threads } = message.settings;
  startBackend(backend, { graphMegabytes, ...(threads === undefined ? {} : { threads }) }).then(
    (backend) => {
      const { settings } = message;
      receive = serveJobs((isBusy) => createJobHandlers(settings, isBusy), settings.windowBytes, send);
      send({ type: "ready", backend });
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      process.exit(1);
    },
  );
});
