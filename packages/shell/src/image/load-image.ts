import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ImageSourceSchema } from "@deconvscope/proto";
import type { PixelRect } from "../layers/unit-at.ts";
import { datasets } from "../rpc/clients.ts";
import { findUpload } from "../uploads/upload-store.ts";
import type { ImageReference } from "../url/image-reference.ts";

export type ImageSourceInit = MessageInitShape<typeof ImageSourceSchema>;

/** An image for people (the file's bytes) and for calls (where the server finds it). */
export interface LoadedImage {
  reference: ImageReference;
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  source: ImageSourceInit;
  /** Indices among the dataset's labels; empty for uploads. */
  labels: number[];
  /** Parts whose place is known, in pixels of the file. */
  parts: Readonly<Record<string, PixelRect>>;
}

/** @throws Error if this browser has never seen an uploaded photo, ConnectError if the server has no such image */
export async function loadImage(reference: ImageReference, signal: AbortSignal): Promise<LoadedImage> {
  if (reference.kind === "upload") {
    const upload = await findUpload(reference.sha256);
    if (!upload) {
      throw new Error(
        `This address shows a photo (SHA-256 ${reference.sha256.slice(0, 8)}…) that was dropped in another browser. Photos stay where they were dropped: drop the same file here, or choose another image.`,
      );
    }
    return {
      reference,
      name: upload.name,
      bytes: upload.bytes,
      source: encodedSource(upload.bytes),
      labels: [],
      parts: {},
    };
  }
  const { dataset, split, index } = reference;
  const image = await datasets.getImage({ image: { dataset, split, index } }, { signal });
  return {
    reference,
    name: `${split || dataset} ${index}`,
    bytes: new Uint8Array(image.encoded),
    source: { source: { case: "datasetImage", value: { dataset, split, index } } },
    labels: image.labels,
    parts: image.parts,
  };
}

function encodedSource(bytes: Uint8Array<ArrayBuffer>): ImageSourceInit {
  return { source: { case: "encoded", value: bytes } };
}
