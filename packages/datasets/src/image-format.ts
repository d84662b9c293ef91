/** The formats that are read, by sharp's name for each. SVG is left out on purpose: it is a program, not pixels. */
const names: Readonly<Record<string, string>> = {
  jpeg: "JPEG",
  png: "PNG",
  webp: "WebP",
  gif: "GIF",
  tiff: "TIFF",
  heif: "AVIF",
};

/** The formats that are read, for people. */
export const readableFormats = Object.values(names);

/** Whether images of this format (by sharp's name) are read. */
export function isReadableFormat(format: string | undefined): boolean {
  return format !== undefined && format in names;
}

const extensions = new Set(["jpg", "jpeg", "jpe", "png", "webp", "gif", "tif", "tiff", "avif"]);

/** Whether a file by its name is an image that is read here; extensions count in any case. */
export function hasImageExtension(fileName: string): boolean {
  const dot = fileName.lastIndexOf(".");
  return dot > 0 && extensions.has(fileName.slice(dot + 1).toLowerCase());
}
