import type { ProjectionTile } from "./projection-grid-layout.ts";

/**
 * The tiles with their pictures as `data:` URLs, so that a file can hold them.
 * @throws Error naming the picture that cannot be read
 */
export async function embedPictures(tiles: readonly ProjectionTile[]): Promise<ProjectionTile[]> {
  return Promise.all(
    tiles.map(async (tile) => ({
      ...tile,
      projectionUrl: tile.projectionUrl === undefined ? undefined : await embedPicture(tile.projectionUrl),
      patchUrl: tile.patchUrl === undefined ? undefined : await embedPicture(tile.patchUrl),
    })),
  );
}

async function embedPicture(url: string): Promise<string> {
  if (url.startsWith("data:")) return url;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: expected a picture, got status ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:${response.headers.get("content-type") ?? "image/png"};base64,${btoa(binary)}`;
}
