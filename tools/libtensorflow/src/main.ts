import { parseArgs } from "node:util";
import { installLibtensorflow } from "./install-libtensorflow.ts";

const usage = `Puts libtensorflow in place, so that the backend "tensorflow" runs.

  npm run backend:tensorflow            for the processor
  npm run backend:tensorflow -- --gpu   for NVIDIA's GPUs, with CUDA's libraries (3.4 GB to download, 6 GB on disk)

It stays in the user's cache; the one that was put in place last is the one that is used.`;

const say = (line: string) => console.error(`libtensorflow: ${line}`);
const controller = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => controller.abort(new Error(signal)));

try {
  const { gpu, help } = readFlags();
  if (help) console.log(usage);
  else await install(gpu ? "gpu" : "cpu");
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function readFlags(): { gpu?: boolean | undefined; help?: boolean | undefined } {
  try {
    return parseArgs({ options: { gpu: { type: "boolean" }, help: { type: "boolean", short: "h" } } }).values;
  } catch (error) {
    throw new Error(`expected --gpu, --help or nothing; ${error instanceof Error ? error.message : error}`);
  }
}

async function install(device: "cpu" | "gpu"): Promise<void> {
  const { variant, version, onGpu, cached } = await installLibtensorflow(device, say, controller.signal);
  say(
    `${version} is in place (${variant}${cached ? ", from the cache" : ""}); it computes on ${onGpu ? "a GPU" : "the processor"}`,
  );
  if (device === "gpu" && !onGpu) say("it sees no GPU here: is there one, and NVIDIA's driver?");
}
