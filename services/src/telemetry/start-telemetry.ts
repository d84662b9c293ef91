import { setTimeout as sleep } from "node:timers/promises";
import { setGlobalErrorHandler } from "@opentelemetry/core";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-proto";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import {
  defaultResource,
  detectResources,
  envDetector,
  type Resource,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { AlwaysOnSampler, BatchSpanProcessor, ParentBasedSampler, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Logger } from "pino";
import { productVersion } from "../product-version.ts";
import { CurrentSpan } from "./current-span.ts";
import { readCounted } from "./read-counted.ts";
import type { Telemetry } from "./telemetry.ts";
import { traceCalls } from "./trace-calls.ts";
import { traceJobs } from "./trace-jobs.ts";

const metricsMilliseconds = 15_000;
const graceMilliseconds = 2000;

/** A collector that is away is told of so often. */
const complaintMilliseconds = 60_000;

/**
 * Tells an OpenTelemetry collector of calls, jobs and counters: OTLP over HTTP, as protobuf. The standard variables
 * OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES and OTEL_EXPORTER_OTLP_HEADERS hold.
 * @param endpoint e.g. http://localhost:4318; v1/traces and v1/metrics below it are called
 * @param service what it is called where OTEL_SERVICE_NAME does not say
 */
export function startTelemetry(endpoint: string, service: string, log: Logger): Telemetry {
  complainTo(log);
  const resource = describeProcess(service);
  const tracers = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new AlwaysOnSampler() }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: below(endpoint, "traces") }) })],
  });
  const tracer = tracers.getTracer("deconvscope", productVersion);
  const current = new CurrentSpan();
  const meters: MeterProvider[] = [];
  return {
    calls: traceCalls(tracer, current),
    observeJob: traceJobs(tracer, current),
    exportMetrics(metrics) {
      const reader = new PeriodicExportingMetricReader({
        exporter: new OTLPMetricExporter({ url: below(endpoint, "metrics") }),
        exportIntervalMillis: metricsMilliseconds,
        exportTimeoutMillis: metricsMilliseconds,
        metricProducers: [readCounted(metrics, resource)],
      });
      meters.push(new MeterProvider({ resource, readers: [reader] }));
    },
    async close() {
      const told = Promise.allSettled([tracers, ...meters].map((provider) => provider.shutdown()));
      await Promise.race([told, sleep(graceMilliseconds, undefined, { ref: false })]);
    },
  };
}

function below(endpoint: string, signal: "traces" | "metrics"): string {
  return new URL(`v1/${signal}`, endpoint.endsWith("/") ? endpoint : `${endpoint}/`).href;
}

function describeProcess(service: string): Resource {
  const own = resourceFromAttributes({
    "service.name": service,
    "service.version": productVersion,
    "process.pid": process.pid,
  });
  return defaultResource()
    .merge(own)
    .merge(detectResources({ detectors: [envDetector] }));
}

/** What cannot be told stops nothing. */
function complainTo(log: Logger): void {
  let last = Number.NEGATIVE_INFINITY;
  setGlobalErrorHandler((error) => {
    const level = performance.now() - last >= complaintMilliseconds ? "warn" : "debug";
    if (level === "warn") {
      last = performance.now();
    }
    log[level]({ from: "telemetry", err: error }, "the collector was not told");
  });
}
