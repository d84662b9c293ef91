import type { CallTracer } from "../calls/trace-call.ts";
import type { ObserveJob } from "../engine/observe-job.ts";
import type { Metrics } from "../metrics.ts";

/** Tells a collector what is done, and how long it takes. */
export interface Telemetry {
  readonly calls: CallTracer;
  readonly observeJob: ObserveJob;
  /** From now on what is counted is told too. */
  exportMetrics(metrics: Pick<Metrics, "list">): void;
  /** Tells what is not told yet; waits at most two seconds for the collector. */
  close(): Promise<void>;
}
