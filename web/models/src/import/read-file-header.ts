import { fromJsonString } from "@bufbuild/protobuf";
import { type ImportModelHeader, ImportModelHeaderSchema } from "@deconvscope/proto";
import { readArchivedMetadata } from "./read-archived-metadata.ts";
import { readOnnxMetadata } from "./read-onnx-metadata.ts";

/**
 * What a model's file says of itself, read in the browser before it is sent.
 * @returns undefined where it says nothing, or cannot be understood: the server tells why when it reads the file
 */
export async function readFileHeader(file: Blob): Promise<ImportModelHeader | undefined> {
  try {
    const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
    const read = first === 0x50 && second === 0x4b ? readArchivedMetadata : readOnnxMetadata;
    const told = await read(file, ImportModelHeaderSchema.typeName);
    return told === undefined
      ? undefined
      : fromJsonString(ImportModelHeaderSchema, told, { ignoreUnknownFields: true });
  } catch {
    return undefined;
  }
}
