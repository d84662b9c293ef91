import { decodeBinaryHeader } from "@connectrpc/connect";
import { Metadata } from "@grpc/grpc-js";

/** A call's metadata as Connect's implementations read it. */
export function toHeaders(metadata: Metadata): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(metadata.toHttp2Headers())) {
    for (const value of Array.isArray(values) ? values : [values]) {
      if (value !== undefined) {
        headers.append(name, String(value));
      }
    }
  }
  return headers;
}

/** What grpc-js sets by itself. */
const protocolNames: ReadonlySet<string> = new Set(["grpc-status", "grpc-message", "content-type"]);

/** Headers or trailers of an implementation as grpc-js sends them. */
export function toMetadata(headers: Headers): Metadata {
  const metadata = new Metadata();
  headers.forEach((value, name) => {
    if (protocolNames.has(name)) {
      return;
    }
    if (name.endsWith("-bin")) {
      for (const part of value.split(",")) {
        metadata.add(name, Buffer.from(decodeBinaryHeader(part.trim())));
      }
    } else {
      metadata.add(name, value);
    }
  });
  return metadata;
}
