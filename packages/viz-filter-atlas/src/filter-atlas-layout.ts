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
  /** The scale stands below the balance, not beside it. */
  readonly isStacked: boolean;
  readonly columns: number;
  readonly places: CellPlaces;
  /** In order. */
  readonly cells: readonly AtlasCell[];
  /** Cells of a spectrum's side; 0 without spectra. */
  readonly spectrumSide: number;
}

/** px. */
const cell = { strip: 4, gap: 3, caption: 24, between: 12, below: 10 } as const;
/** Sides that a picture may have, px: the largest whose rows are not higher than that, else the smallest. */
const sides = [64, 56, 48, 40] as const;
const highest = 560;
/** px: the scale stands below the balance. */
const stackedBelow = 640;

/** px, within a cell. */
export interface CellPlaces {
  /** Side of a picture. */
  readonly side: number;
  /** Width of the strip in the colour of the frequency. */
  readonly strip: number;
  readonly picture: number;
  readonly spectrum: number;
  readonly width: number;
  readonly height: number;
}

function placesInCell(side: number, hasSpectrum: boolean): CellPlaces {
  const picture = cell.strip + cell.gap;
  const spectrum = picture + side + cell.gap;
  // A caption needs as much room without a spectrum.
  const width = hasSpectrum ? spectrum + side : Math.max(spectrum + 27, picture + side);
  return { side, strip: cell.strip, picture, spectrum, width, height: side + cell.caption };
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
  const isStacked = width < stackedBelow;
  const top = isStacked ? 92 : 54;
  const columnsOf = (places: CellPlaces) =>
    Math.max(1, Math.min(outputs, Math.floor((width + cell.between) / (places.width + cell.between))));
  const rowsOf = (places: CellPlaces) => Math.ceil(outputs / columnsOf(places)) * (places.height + cell.below);
  const choices = sides.map((side) => placesInCell(side, spectrumSide > 0));
  const places = choices.find((one) => rowsOf(one) <= highest) ?? choices.at(-1)!;
  const columns = columnsOf(places);
  const cells = orderFilters(measured, data.order).map((filter, index) => ({
    filter,
    left: (index % columns) * (places.width + cell.between),
    top: top + Math.floor(index / columns) * (places.height + cell.below),
  }));
  return { width, height: top + rowsOf(places), top, isStacked, columns, places, cells, spectrumSide };
}
