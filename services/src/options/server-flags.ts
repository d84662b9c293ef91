import { OptionsError } from "./options-error.ts";
import type { ServerOptions } from "./server-options.ts";

type FlagValue<Kind> = Kind extends "list" ? readonly string[] : Kind extends "number" ? number : string;

/** A flag of `serve`; it is also an environment variable, DECONVSCOPE_ and its name. */
export interface ServerFlag {
  /** Without the dashes. */
  readonly name: string;
  readonly option: keyof ServerOptions;
  readonly kind: "text" | "list" | "number";
  /** What stands for its value in help. */
  readonly value: string;
  readonly description: string;
  readonly smallest?: number;
  readonly largest?: number;
}

const port = { kind: "number", value: "PORT", smallest: 0, largest: 65_535 } as const;
const limit = { kind: "number", value: "N", smallest: 1 } as const;

/** Every flag of `serve`, in the order in which help shows them. */
export const serverFlags: readonly ServerFlag[] = [
  {
    name: "data-dir",
    option: "dataDir",
    kind: "text",
    value: "FOLDER",
    description: "where models and state are kept",
  },
  {
    name: "store",
    option: "store",
    kind: "text",
    value: "URL",
    description: "postgres://…: models, datasets, scans and runs are kept there, for any number of servers and workers",
  },
  {
    name: "blobs",
    option: "blobs",
    kind: "text",
    value: "URL",
    description:
      "s3://bucket/prefix: models' files and checkpoints are kept there; keys and address by AWS_… variables",
  },
  {
    name: "scan-workers",
    option: "scanWorkers",
    kind: "number",
    value: "N",
    smallest: 0,
    largest: 64,
    description: "processes that scan datasets, else as many as are of use; 0: leave it to `deconvscope worker`",
  },
  {
    name: "run-workers",
    option: "runWorkers",
    kind: "number",
    value: "N",
    smallest: 0,
    largest: 64,
    description: "processes that train; 0: leave it to `deconvscope worker`",
  },
  {
    name: "data-root",
    option: "dataRoots",
    kind: "list",
    value: "FOLDER",
    description: "datasets may lie inside it; repeatable, in the environment separated by colons",
  },
  { name: "host", option: "host", kind: "text", value: "ADDRESS", description: "address to listen on" },
  { name: "http-port", option: "httpPort", ...port, description: "dashboard, Connect and gRPC-Web; 0: any free one" },
  { name: "grpc-port", option: "grpcPort", ...port, description: "gRPC; 0: any free one" },
  {
    name: "token-file",
    option: "tokenFile",
    kind: "text",
    value: "FILE",
    description: "callers must carry the token in it; needed for any host but loopback",
  },
  { name: "tls-cert", option: "tlsCert", kind: "text", value: "FILE", description: "certificate chain, PEM" },
  { name: "tls-key", option: "tlsKey", kind: "text", value: "FILE", description: "its private key, PEM" },
  {
    name: "cors-origin",
    option: "corsOrigins",
    kind: "list",
    value: "ORIGIN",
    description: "pages of that origin may call, e.g. https://lab.example; repeatable, in the environment with spaces",
  },
  {
    name: "backend",
    option: "backend",
    kind: "text",
    value: "NAME",
    description: "tensorflow, onnxruntime or cpu; else tensorflow on a GPU, onnxruntime without",
  },
  {
    name: "log-level",
    option: "logLevel",
    kind: "text",
    value: "LEVEL",
    description: "fatal, error, warn, info, debug, trace or silent",
  },
  {
    name: "otlp-endpoint",
    option: "otlpEndpoint",
    kind: "text",
    value: "URL",
    description: "http://localhost:4318 or so: traces of calls and of the engine's jobs, and metrics, go there",
  },
  { name: "web-root", option: "webRoot", kind: "text", value: "FOLDER", description: "the dashboard's zones" },
  { name: "max-request-bytes", option: "maxRequestBytes", ...limit, description: "size of one message" },
  { name: "max-image-pixels", option: "maxImagePixels", ...limit, description: "decoded size of an image" },
  { name: "max-model-bytes", option: "maxModelBytes", ...limit, description: "size of a model's file" },
  { name: "max-layers", option: "maxLayers", ...limit, description: "layers of a model" },
  { name: "max-streams", option: "maxStreams", ...limit, description: "engine calls open at once" },
  { name: "queue-length", option: "queueLength", ...limit, description: "calls that may wait for the engine" },
  {
    name: "engine-megabytes",
    option: "engineMegabytes",
    kind: "number",
    value: "N",
    smallest: 256,
    description: "memory of the engine process; beyond it, it is started afresh when idle",
  },
  { name: "max-scans", option: "maxScans", ...limit, description: "scans that run at a time; others wait" },
  { name: "max-runs", option: "maxRuns", ...limit, description: "runs that are trained at a time; others wait" },
  {
    name: "checkpoint-seconds",
    option: "checkpointSeconds",
    kind: "number",
    value: "N",
    smallest: 0,
    largest: 3600,
    description: "between two checkpoints of a run, longer where they would take over 2 % of its time",
  },
  {
    name: "max-picture-bytes",
    option: "maxPictureBytes",
    ...limit,
    description: "pictures of atlases that are kept; the oldest go, to be made again when they are asked for",
  },
];

/** The flag's environment variable. */
export function flagVariable({ name }: ServerFlag): string {
  return `DECONVSCOPE_${name.toUpperCase().replaceAll("-", "_")}`;
}

/**
 * A flag's value from text.
 * @throws OptionsError naming the flag, what was given and what was expected
 */
export function parseFlag(flag: ServerFlag, texts: readonly string[]): FlagValue<ServerFlag["kind"]> {
  const last = texts.at(-1) ?? "";
  switch (flag.kind) {
    case "list":
      return texts;
    case "text":
      return last;
    case "number": {
      const value = Number(last);
      const { smallest = 0, largest = Number.MAX_SAFE_INTEGER } = flag;
      if (last.trim() === "" || !Number.isSafeInteger(value) || value < smallest || value > largest) {
        const range = flag.largest === undefined ? `from ${smallest} on` : `${smallest} … ${largest}`;
        throw new OptionsError(`--${flag.name}: ${JSON.stringify(last)} given; expected a whole number ${range}`);
      }
      return value;
    }
  }
}
