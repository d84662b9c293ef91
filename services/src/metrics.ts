import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { EngineClient } from "./engine/engine-client.ts";

/** Something that is counted, by its labels. */
export interface CountedFamily {
  readonly name: string;
  readonly help: string;
  /** "counter", "gauge" or "histogram". */
  readonly type: string;
  readonly values: readonly CountedValue[];
}

export interface CountedValue {
  readonly value: number;
  readonly labels: Readonly<Partial<Record<string, string | number>>>;
  /** Of a histogram: which of its series. */
  readonly metricName?: string;
}

/** What the server counts, as Prometheus reads it. */
export interface Metrics {
  /** @param method e.g. "deconvscope.v1.DeconvService/Reconstruct" */
  observeCall(method: string, code: string, milliseconds: number): void;
  observeImages(count: number): void;
  observeBytes(direction: "received" | "sent", bytes: number): void;
  /** In Prometheus's text format. */
  read(): Promise<string>;
  /** The same, as it is. */
  list(): Promise<readonly CountedFamily[]>;
  readonly contentType: string;
}

const bucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Counters of one server. */
export function createMetrics(engine: EngineClient): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const calls = new Counter({
    name: "deconvscope_requests_total",
    help: "Calls answered, by method and status code",
    labelNames: ["method", "code"],
    registers,
  });
  const latency = new Histogram({
    name: "deconvscope_request_seconds",
    help: "Time from a call's arrival to its end, by method",
    labelNames: ["method"],
    buckets: bucketsSeconds,
    registers,
  });
  const images = new Counter({ name: "deconvscope_images_total", help: "Images given to a network", registers });
  const bytes = new Counter({
    name: "deconvscope_http_bytes_total",
    help: "Bytes over HTTP, by direction",
    labelNames: ["direction"],
    registers,
  });
  const gauge = (name: string, help: string, value: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge("deconvscope_engine_queue", "Calls that wait for the engine", () => engine.queued);
  gauge("deconvscope_engine_restarts", "Times the engine process was started again", () => engine.restarts);
  gauge("deconvscope_engine_ready", "1 while a call would be computed", () => (engine.ready ? 1 : 0));
  gauge("deconvscope_engine_resident_bytes", "Memory of the engine process, after its last job", () => {
    return engine.memory.residentBytes;
  });
  gauge(
    "deconvscope_engine_models",
    "Models that the engine keeps ready for the next call",
    () => engine.memory.models,
  );
  return {
    observeCall(method, code, milliseconds) {
      calls.inc({ method, code });
      latency.observe({ method }, milliseconds / 1000);
    },
    observeImages: (count) => images.inc(count),
    observeBytes: (direction, count) => bytes.inc({ direction }, count),
    read: () => registry.metrics(),
    async list() {
      const families = await registry.getMetricsAsJSON();
      // By its types a kind is a number; it is the kind's name.
      return families.map(({ name, help, type, values }) => ({ name, help, type: String(type), values }));
    },
    contentType: registry.contentType,
  };
}
