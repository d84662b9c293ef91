import type { Layer, Provenance } from "@deconvscope/proto";
import {
  deconv,
  drawFramed,
  type FoldedItem,
  formatImageReference,
  isCancelled,
  type LoadedImage,
  type ModelView,
  models,
} from "@deconvscope/shell";
import { useEffect, useState } from "react";
import { paintMap } from "./paint-map.ts";

/** Beyond this many layers boxes are too small for a face. */
const mostFaces = 24;

export interface Faces {
  /** data: URLs by layer. */
  faces: ReadonlyMap<string, string>;
  provenance: Provenance | undefined;
}
const none: Faces = { faces: new Map(), provenance: undefined };

/** Each layer's most active map on the image, filled one after the other; the image itself on the input. */
export function useFaces(model: ModelView, image: LoadedImage | undefined): Faces {
  const key = image && `${model.summary.name}@${model.summary.sha256} ${formatImageReference(image.reference)}`;
  const [state, setState] = useState<{ key: string } & Faces>();
  // `key` says when model or image change.
  useEffect(() => {
    if (!image || key === undefined || model.items.length > mostFaces) return;
    const abort = new AbortController();
    const faces = new Map<string, string>();
    let provenance: Provenance | undefined;
    const show = () => setState({ key, faces: new Map(faces), provenance });
    void (async () => {
      try {
        const resize = model.response.preprocessing?.resizeShortSide ?? 0;
        if (model.input)
          faces.set(model.input.name, await drawFramed(image.bytes, resize, model.summary.inputShape, 320));
        show();
        for (const item of model.items.filter(hasFace)) {
          const face = await readFace(model, image, item, abort.signal);
          if (!face) continue;
          faces.set(item.id, face.url);
          provenance = face.provenance;
          show();
        }
      } catch (thrown) {
        // Faces decorate: without them the boxes stay plain, and what the server said is in its own figure's note.
        if (!isCancelled(thrown)) console.warn("anatomy: faces stop here", thrown);
      }
    })();
    return () => abort.abort();
  }, [key]);
  return state?.key === key && key !== undefined ? state! : none;
}

function hasFace({ layer }: FoldedItem<Layer>): boolean {
  return layer.projectable && layer.outputShape.length === 3 && layer.outputShape[0]! > 1;
}

async function readFace(model: ModelView, image: LoadedImage, item: FoldedItem<Layer>, signal: AbortSignal) {
  const name = model.summary.name;
  for await (const { reconstruction } of deconv.reconstruct(
    { model: name, image: image.source, strongest: { layer: item.id, count: 1 } },
    { signal },
  )) {
    const channel = reconstruction?.unit?.channel;
    if (channel === undefined) continue;
    const { activations, provenance } = await models.getActivations(
      { model: name, image: image.source, layer: item.id, channels: [channel] },
      { signal },
    );
    if (!activations) return undefined;
    const [height = 1, width = 1] = activations.shape;
    return { url: paintMap(new Float32Array(activations.data.slice().buffer), height, width), provenance };
  }
  return undefined;
}
