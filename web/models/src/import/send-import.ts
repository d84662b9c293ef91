import { create, fromBinary, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { Code, ConnectError } from "@connectrpc/connect";
import { endStreamFromJson } from "@connectrpc/connect/protocol-connect";
import {
  type ImportModelHeaderSchema,
  ImportModelRequestSchema,
  type ImportModelResponse,
  ImportModelResponseSchema,
} from "@deconvscope/proto";
import { authorization, noticeRefusal } from "@deconvscope/shell";

export type ImportHeader = MessageInitShape<typeof ImportModelHeaderSchema>;
const chunkBytes = 1 << 20;
const chunkField = 2;
const endOfStream = 2;

/**
 * Sends a model file as the ImportModel stream. Browsers stream no request through fetch, so the whole stream is one
 * body; its parts point into the file, which is never copied.
 * @param onProgress share of the body that left, 0 … 1
 * @throws ConnectError as the server answers
 * @see https://connectrpc.com/docs/protocol/#streaming-rpcs
 */
export function sendImport(
  header: ImportHeader,
  file: Blob,
  options: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<ImportModelResponse> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/deconvscope.v1.ModelService/ImportModel");
    request.setRequestHeader("content-type", "application/connect+proto");
    request.setRequestHeader("connect-protocol-version", "1");
    const carried = authorization();
    if (carried) request.setRequestHeader("authorization", carried);
    request.responseType = "arraybuffer";
    request.upload.onprogress = ({ loaded, total }) => options.onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () =>
      reject(new ConnectError("the connection broke before the server answered", Code.Unavailable));
    request.onabort = () => reject(new ConnectError("the import was given up", Code.Canceled));
    request.onload = () => {
      try {
        resolve(readAnswer(request.status, new Uint8Array(request.response as ArrayBuffer)));
      } catch (thrown) {
        noticeRefusal(thrown);
        reject(thrown);
      }
    };
    options.signal.addEventListener("abort", () => request.abort());
    request.send(importBody(header, file));
  });
}

/** Envelopes of the header and of the file's chunks. */
export function importBody(header: ImportHeader, file: Blob): Blob {
  const first = toBinary(
    ImportModelRequestSchema,
    create(ImportModelRequestSchema, { part: { case: "header", value: header } }),
  );
  const parts: BlobPart[] = [envelope(first.length), new Uint8Array(first)];
  for (let start = 0; start < file.size; start += chunkBytes) {
    const chunk = file.slice(start, start + chunkBytes);
    const prefix = new BinaryWriter().tag(chunkField, WireType.LengthDelimited).uint32(chunk.size).finish();
    parts.push(envelope(prefix.length + chunk.size), new Uint8Array(prefix), chunk);
  }
  return new Blob(parts);
}

function envelope(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(5);
  new DataView(bytes.buffer).setUint32(1, length);
  return bytes;
}

/** @throws ConnectError as the end of the stream tells, or if there is no answer in it */
export function readAnswer(status: number, bytes: Uint8Array): ImportModelResponse {
  let answer: ImportModelResponse | undefined;
  let at = 0;
  while (status === 200 && at + 5 <= bytes.length) {
    const view = new DataView(bytes.buffer, bytes.byteOffset + at);
    const content = bytes.subarray(at + 5, at + 5 + view.getUint32(1));
    if (view.getUint8(0) & endOfStream) {
      const { error } = endStreamFromJson(content);
      if (error) throw error;
    } else {
      answer = fromBinary(ImportModelResponseSchema, content);
    }
    at += 5 + content.length;
  }
  if (!answer)
    throw new ConnectError(
      `expected an answer to the import, got HTTP ${status} with ${bytes.length} bytes`,
      Code.Unknown,
    );
  return answer;
}
