import type { Readable } from "node:stream";

/** Reads on until what was read has the pattern. */
export async function hear(stream: Readable, pattern: RegExp): Promise<string> {
  let said = "";
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    said += chunk;
    if (pattern.test(said)) return said;
  }
  throw new Error(`expected ${pattern}, got "${said}" to its end`);
}
