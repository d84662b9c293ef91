import { placeFilters, sequentialColor, tileFilters } from "@deconvscope/viz-kit";
import type { FilterAtlasData } from "./atlas-filter.ts";
import type { FilterAtlasLayout } from "./filter-atlas-layout.ts";

/** Pixels of the picture to a px of the page. */
export const density = 2;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** [height, width, 4]. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * All filters, each over its own largest weight, and their spectra, each over its own largest energy, as one picture
 * that is clear elsewhere.
 * @returns [height, width, 4], of the cells without what is above them
 */
export function paintAtlas(data: FilterAtlasData, layout: FilterAtlasLayout): Picture {
  const width = density * layout.width;
  const height = density * (layout.height - layout.top);
  const whole = { width, height, pixels: new Uint8ClampedArray(4 * width * height) };
  const { places } = layout;
  const placed = new Map(placeFilters(data, "index").map((one) => [one.filter, one]));
  for (const { filter, left, top } of layout.cells) {
    const one = placed.get(filter.channel);
    if (!one) throw new RangeError(`measured: expected channels 0 … ${data.outputs - 1}, got ${filter.channel}`);
    const picture = tileFilters(data, [{ ...one, row: 0, column: 0 }], ({ largest }) => largest);
    paintTile(whole, picture, { left: left + places.picture, top: top - layout.top, side: places.side });
    if (layout.spectrumSide > 0) {
      paintTile(whole, spectrumOf(data, layout.spectrumSide, filter.channel), {
        left: left + places.spectrum,
        top: top - layout.top,
        side: places.side,
      });
    }
  }
  return whole;
}

/** Amplitudes: energy falls too fast for a scale that begins at 0. */
function spectrumOf({ spectra = [] }: FilterAtlasData, side: number, channel: number): Picture {
  const start = channel * side * side;
  let largest = 0;
  for (let at = 0; at < side * side; at++) largest = Math.max(largest, spectra[start + at]!);
  const pixels = new Uint8ClampedArray(4 * side * side);
  for (let at = 0; at < side * side; at++) {
    const share = largest > 0 ? Math.sqrt(Math.max(0, spectra[start + at]!) / largest) : 0;
    pixels.set([...sequentialColor(share), 255], 4 * at);
  }
  return { width: side, height: side, pixels };
}

/** Enlarges a picture to a tile, never smoothed; what is not square keeps its shape. @param tile px */
function paintTile(whole: Picture, picture: Picture, tile: { left: number; top: number; side: number }): void {
  const { left, top, side } = tile;
  const scale = (density * side) / Math.max(picture.width, picture.height);
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  for (let y = 0; y < height; y++) {
    const from = Math.floor(((y + 0.5) * picture.height) / height);
    for (let x = 0; x < width; x++) {
      const source = 4 * (from * picture.width + Math.floor(((x + 0.5) * picture.width) / width));
      const target = 4 * ((density * top + y) * whole.width + density * left + x);
      for (let channel = 0; channel < 4; channel++) whole.pixels[target + channel] = picture.pixels[source + channel]!;
    }
  }
}
