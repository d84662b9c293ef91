import { bytesField, readMessage, textField } from "./wire/read-message.ts";

/**
 * What an ONNX file keeps beside its graph (`metadata_props`): texts by key; of a key that occurs twice, the last.
 * @throws NetworkError "malformed" where the bytes are no ONNX file
 */
export function readOnnxMetadata(bytes: Uint8Array): Map<string, string> {
  const metadata = new Map<string, string>();
  readMessage(bytes, "the file", {
    [METADATA_FIELD]: bytesField((message) => {
      const { key, value } = readEntry(message);
      metadata.set(key, value);
    }),
  });
  return metadata;
}

/** `metadata_props` of a model. */
export const METADATA_FIELD = 14;

/** One key and its text. */
export function readEntry(message: Uint8Array): { key: string; value: string } {
  const entry = { key: "", value: "" };
  readMessage(message, "a metadata entry", {
    1: textField((text) => {
      entry.key = text;
    }),
    2: textField((text) => {
      entry.value = text;
    }),
  });
  return entry;
}
