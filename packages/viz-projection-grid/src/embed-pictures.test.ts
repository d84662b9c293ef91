import { afterEach, describe, expect, it, vi } from "vitest";
import { embedPictures } from "./embed-pictures.ts";

const tile = { channel: 1, activation: 2, share: 1 };

describe("embedPictures", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("reads each picture into a data: URL and leaves those that are one", async () => {
    const png = () => new Response(new Uint8Array([1, 2, 255]), { headers: { "content-type": "image/png" } });
    vi.stubGlobal(
      "fetch",
      vi.fn(async () => png()),
    );
    const [embedded] = await embedPictures([
      { ...tile, projectionUrl: "blob:1", patchUrl: "data:image/png;base64,AA==" },
    ]);
    expect(embedded?.projectionUrl).toBe("data:image/png;base64,AQL/");
    expect(embedded?.patchUrl).toBe("data:image/png;base64,AA==");
  });

  it("names the picture that cannot be read", async () => {
    vi.stubGlobal("fetch", async () => new Response("", { status: 404 }));
    await expect(embedPictures([{ ...tile, patchUrl: "/p/9.png" }])).rejects.toThrow(
      "/p/9.png: expected a picture, got status 404",
    );
  });
});
