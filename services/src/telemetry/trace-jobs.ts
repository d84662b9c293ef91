import { SpanStatusCode, type Tracer } from "@opentelemetry/api";
import { EngineError } from "../engine/engine-error.ts";
import type { ObserveJob } from "../engine/observe-job.ts";
import type { CurrentSpan } from "./current-span.ts";

/** A span an engine's job, from when it begins to wait; how long it waited and was done are attributes, in seconds. */
export function traceJobs(tracer: Tracer, current: CurrentSpan): ObserveJob {
  return (name) => {
    const attributes = { "deconvscope.job": name };
    const span = tracer.startSpan(`engine ${name}`, { attributes }, current.context);
    const queuedAt = performance.now();
    let startedAt: number | undefined;
    return {
      started() {
        startedAt = performance.now();
        span.addEvent("started");
      },
      ended(error) {
        const endedAt = performance.now();
        span.setAttribute("deconvscope.queue_seconds", ((startedAt ?? endedAt) - queuedAt) / 1000);
        span.setAttribute("deconvscope.run_seconds", (endedAt - (startedAt ?? endedAt)) / 1000);
        if (error instanceof EngineError) {
          span.setAttribute("error.type", error.origin);
          span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
        } else if (error !== undefined) {
          span.setAttribute("deconvscope.cancelled", true);
        }
        span.end();
      },
    };
  };
}
