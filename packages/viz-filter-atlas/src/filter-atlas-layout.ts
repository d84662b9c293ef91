import { type AtlasFilter, type FilterAtlasData, orderFilters } from "./atlas-filter.ts";

/** A filter and where it stands, px. */
export interface AtlasCell {
  readonly filter: AtlasFilter;
  readonly left: number;
  readonly top: number;
}

export interface FilterAtlasLayout {
  /** px. */
  readonly width: number;
  readonly height: number;
  /** px, below the bank's balance: where cells begin. */
  readonly top: number;
  readonly columns: number;
  /** In order. */
  readonly cells: readonly AtlasCell[];
  /** Cells of a spectrum's side; 0 without spectra. */
  readonly spectrumSide: number;
}

/** px. */
export const tile = 40;
export const cell = { strip: 4, gap: 3, height: 64, between: 12, below: 10 } as const;

/** px from the left of a cell to its two pictures, and its width. */
export function placesInCell(hasSpectrum: boolean): { picture: number; spectrum: number; width: number } {
  const picture = cell.strip + cell.gap;
  const spectrum = picture + tile + cell.gap;
  // A caption needs as much room without a spectrum.
  return { picture, spectrum, width: hasSpectrum ? spectrum + tile : picture + tile + cell.gap + 27 };
}

/**
 * A bank's filters in rows, as many beside each other as there is room for.
 * @param width px
 * @throws RangeError if there are not as many measured as filters, or the spectra are not squares
 */
export function layoutFilterAtlas(data: FilterAtlasData, width: number): FilterAtlasLayout {
  const { measured, outputs, spectra } = data;
  if (measured.length !== outputs)
    throw new RangeError(`measured: expected ${outputs} filters, got ${measured.length}`);
  const spectrumSide = spectra ? Math.sqrt(spectra.length / outputs) : 0;
  if (!Number.isInteger(spectrumSide)) {
    throw new RangeError(`spectra: expected ${outputs} squares, got ${spectra?.length} values`);
  }
  const top = width < stackedBelow ? 92 : 54;
  const places = placesInCell(spectrumSide > 0);
  const columns = Math.max(1, Math.min(outputs, Math.floor((width + cell.between) / (places.width + cell.between))));
  const cells = orderFilters(measured, data.order).map((filter, index) => ({
    filter,
    left: (index % columns) * (places.width + cell.between),
    top: top + Math.floor(index / columns) * (cell.height + cell.below),
  }));
  const rows = Math.ceil(outputs / columns);
  return { width, height: top + rows * (cell.height + cell.below), top, columns, cells, spectrumSide };
}

/** px: the scale stands below the balance. */
export const stackedBelow = 640;
