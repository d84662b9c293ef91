import {
  type CropWindow,
  centreWindow,
  cropWindow,
  drawWindow,
  type Extent,
  type PixelScaling,
  tenWindows,
} from "@deconvscope/evaluation/crop-window";
import type { ImageLabels, TrainingImages } from "./training-images.ts";

/** Images larger than the model's input, all of one shape. */
export interface WholeImages {
  readonly count: number;
  readonly shape: readonly [height: number, width: number, channels: number];
  /** Pixels [height, width, channels] and what is in them. */
  read(index: number): WholeImage | Promise<WholeImage>;
}

export interface WholeImage {
  readonly pixels: ArrayLike<number>;
  readonly labels: ImageLabels;
}

export interface CropOptions extends PixelScaling {
  /** Cells of a crop; as large as the images for all of them. */
  readonly size: readonly [height: number, width: number];
  /**
   * For training, drawn anew each epoch: `drawn`: anywhere, mirrored at random; `ten`: one of the paper's ten windows.
   * `centre`: always the middle.
   */
  readonly crops: "drawn" | "ten" | "centre";
}

/** Crops of larger images, to learn from or to be measured by. */
export function cropsOf({ count, shape, read }: WholeImages, { size, crops, ...scaling }: CropOptions): TrainingImages {
  const extent = [shape[0], shape[1]] as const;
  return {
    count,
    read: async (index, target, random) => {
      const window = chooseWindow(crops, extent, size, random);
      const { pixels, labels } = await read(index);
      cropWindow(pixels, shape, window, size, target, scaling);
      return labels;
    },
  };
}

function chooseWindow(crops: CropOptions["crops"], image: Extent, crop: Extent, random: () => number): CropWindow {
  switch (crops) {
    case "drawn":
      return drawWindow(image, crop, random);
    case "ten": {
      const windows = tenWindows(image, crop);
      return windows[Math.floor(random() * windows.length)]!;
    }
    case "centre":
      return centreWindow(image, crop);
  }
}
