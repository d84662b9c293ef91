import { ModelFormat } from "@deconvscope/proto";
import { fileName, models, saveFile } from "@deconvscope/shell";

/** Receives the model's file and hands it to the reader. @throws ConnectError */
export async function exportModel(model: string, format: ModelFormat): Promise<void> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const { chunk } of models.exportModel({ model, format })) chunks.push(new Uint8Array(chunk));
  const ending = format === ModelFormat.ONNX ? "onnx" : "zip";
  saveFile(`${fileName(model)}.${ending}`, new Blob(chunks), "application/octet-stream");
}
