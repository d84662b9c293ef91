import { homedir } from "node:os";
import { join } from "node:path";

/** How a server runs. */
export interface ServerOptions {
  /** State: the database, models' files. */
  readonly dataDir: string;
  /** postgres://…, which many servers and workers may share; undefined: an embedded database in dataDir. */
  readonly store: string | undefined;
  /** s3://bucket/prefix, where models' files and checkpoints are kept; undefined: with the rest. */
  readonly blobs: string | undefined;
  /** Processes that scan beside the server; 0: those of `deconvscope worker` only; undefined: as many as are of use. */
  readonly scanWorkers: number | undefined;
  /** Processes that train beside the server; 0: those of `deconvscope worker` only. */
  readonly runWorkers: number;
  /** Folders inside which datasets may lie. */
  readonly dataRoots: readonly string[];
  /** Address that is listened on. */
  readonly host: string;
  /** 0: any that is free. */
  readonly httpPort: number;
  /** 0: any that is free. */
  readonly grpcPort: number;
  /** File with the token that callers must carry; required for any host but loopback. */
  readonly tokenFile: string | undefined;
  readonly tlsCert: string | undefined;
  readonly tlsKey: string | undefined;
  /** Origins of other sites whose pages may call. */
  readonly corsOrigins: readonly string[];
  /** TensorFlow.js backend to use; undefined: `tensorflow` on a GPU, `onnxruntime` without. */
  readonly backend: string | undefined;
  readonly logLevel: string;
  /** An OpenTelemetry collector that is told what is done; undefined: none is. */
  readonly otlpEndpoint: string | undefined;
  /** Folder of the dashboard's zones. */
  readonly webRoot: string;
  readonly maxRequestBytes: number;
  readonly maxImagePixels: number;
  readonly maxModelBytes: number;
  readonly maxLayers: number;
  readonly maxStreams: number;
  readonly queueLength: number;
  readonly engineMegabytes: number;
  /** Scans that run at a time; others wait. */
  readonly maxScans: number;
  /** Runs that are trained at a time; others wait. */
  readonly maxRuns: number;
  /** Between two checkpoints of a run: about what a kill costs it. 0: as often as is reasonable. */
  readonly checkpointSeconds: number;
  /** Pictures of an atlas that are kept, on disk. */
  readonly maxPictureBytes: number;
}

/** Options that `deconvscope worker` has too. */
export const workerOptions = [
  "store",
  "blobs",
  "dataDir",
  "dataRoots",
  "scanWorkers",
  "runWorkers",
  "backend",
  "logLevel",
  "otlpEndpoint",
  "maxImagePixels",
  "engineMegabytes",
  "maxScans",
  "maxRuns",
  "checkpointSeconds",
] as const satisfies readonly (keyof ServerOptions)[];

const megabyte = 2 ** 20;

/** What holds where nothing is said. */
export const defaultOptions: ServerOptions = {
  dataDir: join(process.env.XDG_DATA_HOME || join(homedir(), ".local", "share"), "deconvscope"),
  store: undefined,
  blobs: undefined,
  scanWorkers: undefined,
  runWorkers: 1,
  dataRoots: [],
  host: "127.0.0.1",
  httpPort: 8080,
  grpcPort: 50051,
  tokenFile: undefined,
  tlsCert: undefined,
  tlsKey: undefined,
  corsOrigins: [],
  backend: undefined,
  logLevel: "info",
  otlpEndpoint: undefined,
  webRoot: join(import.meta.dirname, "..", "..", "..", "web"),
  maxRequestBytes: 64 * megabyte,
  maxImagePixels: 64 * megabyte,
  maxModelBytes: 1024 * megabyte,
  maxLayers: 20_000,
  maxStreams: 64,
  queueLength: 32,
  engineMegabytes: 4096,
  maxScans: 4,
  maxRuns: 1,
  checkpointSeconds: 10,
  // A page of an atlas with 256 maps has some 15 MB.
  maxPictureBytes: 2048 * megabyte,
};

/** Of the engine's memory, for the activations of one image. */
const activationShare = 0.25;

/** Bytes that one image's activations may take. */
export function activationBytes({ engineMegabytes }: Pick<ServerOptions, "engineMegabytes">): number {
  return activationShare * engineMegabytes * megabyte;
}

/** Defaults where nothing, or undefined, is given. */
export function withDefaults(given: Partial<ServerOptions>): ServerOptions {
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...defaultOptions, ...said };
}
