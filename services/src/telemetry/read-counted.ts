import { ValueType } from "@opentelemetry/api";
import { hrTime } from "@opentelemetry/core";
import type { Resource } from "@opentelemetry/resources";
import {
  AggregationTemporality,
  type DataPoint,
  DataPointType,
  type Histogram,
  type MetricData,
  type MetricProducer,
} from "@opentelemetry/sdk-metrics";
import type { CountedFamily, CountedValue, Metrics } from "../metrics.ts";
import { productVersion } from "../product-version.ts";

type Span = Pick<DataPoint<number>, "startTime" | "endTime">;

/** What is counted for /metrics, name for name and number for number, as OpenTelemetry has it. */
export function readCounted(metrics: Pick<Metrics, "list">, resource: Resource): MetricProducer {
  const startTime = hrTime();
  return {
    async collect() {
      const span = { startTime, endTime: hrTime() };
      const read = (await metrics.list()).map((family) => toMetricData(family, span));
      const scope = { name: "deconvscope", version: productVersion };
      return { resourceMetrics: { resource, scopeMetrics: [{ scope, metrics: read }] }, errors: [] };
    },
  };
}

function toMetricData(family: CountedFamily, span: Span): MetricData {
  const common = {
    descriptor: { name: family.name, description: family.help, unit: "", valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
  };
  switch (family.type) {
    case "counter":
      return {
        ...common,
        dataPointType: DataPointType.SUM,
        isMonotonic: true,
        dataPoints: family.values.map((value) => toPoint(value, span)),
      };
    case "gauge":
      return {
        ...common,
        dataPointType: DataPointType.GAUGE,
        dataPoints: family.values.map((value) => toPoint(value, span)),
      };
    case "histogram":
      return { ...common, dataPointType: DataPointType.HISTOGRAM, dataPoints: toHistograms(family, span) };
    default:
      throw new Error(`${family.name}: expected a counter, a gauge or a histogram, got a ${family.type}`);
  }
}

function toPoint({ value, labels }: CountedValue, span: Span): DataPoint<number> {
  return { ...span, attributes: labels, value };
}

/** Prometheus counts what is at most a bound, OpenTelemetry what lies between two. */
function toHistograms({ name, values }: CountedFamily, span: Span): DataPoint<Histogram>[] {
  const groups = Map.groupBy(values, ({ labels: { le: _, ...labels } }) => JSON.stringify(labels));
  return [...groups].map(([key, group]) => {
    const buckets = group.filter(({ metricName }) => metricName === `${name}_bucket`);
    const only = (suffix: string) => group.find(({ metricName }) => metricName === `${name}_${suffix}`)?.value ?? 0;
    const boundaries = buckets.map(({ labels }) => Number(labels.le)).filter(Number.isFinite);
    const counts = buckets.map(({ value }, index) => value - (buckets[index - 1]?.value ?? 0));
    const histogram = { buckets: { boundaries, counts }, sum: only("sum"), count: only("count") };
    return { ...span, attributes: JSON.parse(key), value: histogram };
  });
}
