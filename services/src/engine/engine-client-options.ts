import type { EngineSettings } from "./engine-message.ts";
import type { ObserveJob } from "./observe-job.ts";

export interface EngineClientOptions {
  /** The engine's program. */
  readonly entry: URL;
  readonly settings: EngineSettings;
  /** Calls that may wait for the engine; one more is refused. */
  readonly queueLength: number;
  /** Calls that may wait for their readers; one more is refused. */
  readonly maxStreams: number;
  /** Megabytes of resident memory above which the idle engine is started afresh; also bounds its heap. */
  readonly memoryMegabytes: number;
  /** 0 … 19 more than this process's: the higher, the more the engine lets others go first. */
  readonly niceness?: number;
  readonly log: (level: "info" | "warn" | "error", text: string) => void;
  /** Undefined: jobs are not observed. */
  readonly observeJob?: ObserveJob | undefined;
}
