import { drawFramed, type LoadedImage, type ModelView, type Query, useQuery } from "@deconvscope/shell";

const side = 640;

/** What the network sees of the image, as a picture. */
export function useFramedPicture(model: ModelView | undefined, image: LoadedImage | undefined): Query<string> {
  return useQuery(model && image && JSON.stringify([image.reference, framing(model)]), () =>
    framedPicture(model!, image!),
  );
}

/** The part of an image that a model sees, as a data: URL. */
export function framedPicture(model: ModelView, image: LoadedImage): Promise<string> {
  const { resize, input } = framing(model);
  return drawFramed(image.bytes, resize, input, side);
}

function framing({ summary, response }: ModelView) {
  return { input: summary.inputShape, resize: response.preprocessing?.resizeShortSide ?? 0 };
}
