import { readFileSync } from "node:fs";
import openWabt from "wabt";

/** The module of a file in WebAssembly's text format. */
export async function assemble(file: URL): Promise<Uint8Array> {
  const wabt = await openWabt();
  const parsed = wabt.parseWat(file.pathname, readFileSync(file, "utf8"), { simd: true });
  try {
    return parsed.toBinary({}).buffer;
  } finally {
    parsed.destroy();
  }
}
