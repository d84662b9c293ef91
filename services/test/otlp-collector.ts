import { once } from "node:events";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { WireFields } from "./read-fields.ts";

type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface ToldSpan {
  readonly trace: string;
  readonly id: string;
  /** Empty: it has none. */
  readonly parent: string;
  readonly name: string;
  readonly kind: number;
  readonly seconds: number;
  readonly attributes: Attributes;
  readonly events: readonly string[];
  /** 0: unset, 2: an error. */
  readonly status: number;
}

export interface ToldMetric {
  readonly name: string;
  readonly kind: "gauge" | "sum" | "histogram";
  readonly points: readonly ToldPoint[];
}

export interface ToldPoint {
  readonly attributes: Attributes;
  /** Of a histogram its count. */
  readonly value: number;
  readonly sum?: number;
  readonly bounds?: readonly number[];
  readonly counts?: readonly number[];
}

/** A collector that keeps what it is told, as OTLP over HTTP has it. */
export interface Collector {
  readonly endpoint: string;
  readonly spans: readonly ToldSpan[];
  /** As told last. */
  readonly metrics: readonly ToldMetric[];
  readonly resource: Attributes;
  /** Of the requests that came. */
  readonly headers: readonly Readonly<Record<string, unknown>>[];
  close(): void;
}

/** @param answer status code of its answers */
export async function startCollector(path = "", answer = 200): Promise<Collector> {
  const spans: ToldSpan[] = [];
  const headers: Readonly<Record<string, unknown>>[] = [];
  let metrics: ToldMetric[] = [];
  let resource: Attributes = {};
  const server = createServer(async (request, response) => {
    const [told] = new WireFields(await buffer(request)).messages(1);
    headers.push(request.headers);
    const scopes = told?.messages(2) ?? [];
    if (request.url === `${path}/v1/traces`) {
      spans.push(...scopes.flatMap((scope) => scope.messages(2)).map(readSpan));
      resource = readAttributes(told?.messages(1)[0]?.messages(1));
    } else if (request.url === `${path}/v1/metrics`) {
      metrics = scopes.flatMap((scope) => scope.messages(2)).map(readMetric);
    }
    response.writeHead(answer, { "content-type": "application/x-protobuf" }).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}${path}`,
    spans,
    headers,
    get metrics() {
      return metrics;
    },
    get resource() {
      return resource;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function readSpan(span: WireFields): ToldSpan {
  const [start = 0] = span.integers(7);
  const [end = 0] = span.integers(8);
  return {
    trace: hex(span.bytes(1)[0]),
    id: hex(span.bytes(2)[0]),
    parent: hex(span.bytes(4)[0]),
    name: span.text(5),
    kind: span.integers(6)[0] ?? 0,
    seconds: (end - start) / 1e9,
    attributes: readAttributes(span.messages(9)),
    events: span.messages(11).map((event) => event.text(2)),
    status: span.messages(15)[0]?.integers(3)[0] ?? 0,
  };
}

function readMetric(metric: WireFields): ToldMetric {
  const name = metric.text(1);
  const [gauge] = metric.messages(5);
  const [sum] = metric.messages(7);
  const [histogram] = metric.messages(9);
  if (histogram !== undefined) {
    const points = histogram.messages(1).map((point) => ({
      attributes: readAttributes(point.messages(9)),
      value: point.integers(4)[0] ?? 0,
      sum: point.doubles(5)[0] ?? 0,
      counts: point.integers(6),
      bounds: point.doubles(7),
    }));
    return { name, kind: "histogram", points };
  }
  const points = (sum ?? gauge)?.messages(1).map((point) => ({
    attributes: readAttributes(point.messages(7)),
    value: point.doubles(4)[0] ?? point.integers(6)[0] ?? 0,
  }));
  return { name, kind: sum === undefined ? "gauge" : "sum", points: points ?? [] };
}

function readAttributes(pairs: readonly WireFields[] = []): Attributes {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [value] = pair.messages(2);
      const [flag] = value?.integers(2) ?? [];
      const number = value?.integers(3)[0] ?? value?.doubles(4)[0];
      return [pair.text(1), flag === undefined ? (number ?? value?.text(1) ?? "") : flag === 1];
    }),
  );
}

function hex(bytes: Uint8Array = new Uint8Array()): string {
  return Buffer.from(bytes).toString("hex");
}
