import type { MessageInitShape } from "@bufbuild/protobuf";
import { createClient, type Transport } from "@connectrpc/connect";
import { type ImportModelHeaderSchema, type ImportModelRequestSchema, ModelService } from "@deconvscope/proto";

type Part = MessageInitShape<typeof ImportModelRequestSchema>;

/** Imports bytes as a client would: a header, then chunks. */
export function importBytes(
  transport: Transport,
  header: MessageInitShape<typeof ImportModelHeaderSchema>,
  bytes: Uint8Array,
) {
  async function* parts(): AsyncGenerator<Part> {
    yield { part: { case: "header", value: header } };
    for (let start = 0; start < bytes.length; start += 4096) {
      yield { part: { case: "chunk", value: bytes.subarray(start, start + 4096) } };
    }
  }
  return createClient(ModelService, transport).importModel(parts());
}
