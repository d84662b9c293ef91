import { type LoadedImage, type ModelView, type PixelRect, placeParts, useQuery } from "@deconvscope/shell";

const none: Readonly<Record<string, PixelRect>> = {};

/** The image's known parts in pixels of the model's input; none where it knows none. */
export function usePlacedParts(
  model: ModelView | undefined,
  image: LoadedImage | undefined,
): Readonly<Record<string, PixelRect>> {
  const input = model?.summary.inputShape;
  const resize = model?.response.preprocessing?.resizeShortSide ?? 0;
  const known = image && Object.keys(image.parts).length > 0;
  const key = known && input && JSON.stringify(["parts", image.reference, resize, input]);
  const placed = useQuery(key || undefined, async () => {
    const bitmap = await createImageBitmap(new Blob([image!.bytes]));
    const parts = placeParts(image!.parts, bitmap, resize, input!);
    bitmap.close();
    return parts;
  });
  return placed.value ?? none;
}
