/** One drawing of a gallery: looked at on the gallery's page, and held by a snapshot test. */
export interface GalleryExample {
  readonly name: string;
  /** px */
  readonly width: number;
  draw(root: HTMLElement): void;
}

/** A picture made of numbers: an SVG of cells as a `data:` URL. @param cells rows of CSS colours */
export function cellPicture(cells: readonly (readonly string[])[]): string {
  const width = cells[0]?.length ?? 0;
  const rects = cells.flatMap((row, y) =>
    row.map((fill, x) => `<rect x="${x}" y="${y}" width="1.02" height="1.02" fill="${fill}"/>`),
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${8 * width}" height="${8 * cells.length}" viewBox="0 0 ${width} ${cells.length}" shape-rendering="crispEdges">${rects.join("")}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
