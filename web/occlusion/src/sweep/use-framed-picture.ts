import { drawFramed, type LoadedImage, type ModelView, type Query, useQuery } from "@deconvscope/shell";

const side = 640;

/** What the network sees of the image, as a picture. */
export function useFramedPicture(model: ModelView | undefined, image: LoadedImage | undefined): Query<string> {
  const input = model?.summary.inputShape;
  const resize = model?.response.preprocessing?.resizeShortSide ?? 0;
  return useQuery(image && input && JSON.stringify([image.reference, resize, input]), () =>
    drawFramed(image!.bytes, resize, input!, side),
  );
}
