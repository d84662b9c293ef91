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

const squareOf = (side: number, color: (x: number, y: number) => string) =>
  cellPicture(Array.from({ length: side }, (_, y) => Array.from({ length: side }, (_, x) => color(x, y))));

/** Something like a projection: signals about grey that fade to the edges. @param side cells */
export function exampleProjection(seed: number, side: number): string {
  const middle = (side - 1) / 2;
  const spread = (side * side) / 10;
  return squareOf(side, (x, y) => {
    const fade = Math.exp(-(Math.hypot(x - middle, y - middle) ** 2) / spread);
    const tone = (shift: number) => Math.round(128 + 120 * fade * Math.sin(seed + shift + x * 1.7 + y * 2.3));
    return `rgb(${tone(0)} ${tone(1)} ${tone(2)})`;
  });
}

/** Something like a patch of a photograph. @param side cells */
export const examplePatch = (seed: number, side: number) =>
  squareOf(side, (x, y) => `hsl(${(seed * 40 + 8 * x) % 360} 40% ${30 + 4 * y}%)`);
