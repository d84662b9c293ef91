import { useCallback } from "react";
import { navigate } from "../url/use-view-state.ts";
import { keepUpload } from "./upload-store.ts";

/** Keeps a photo in this browser and looks at it; where the zone shows no images, Deconv does. */
export function useOpenPhoto(zonePath?: string): (file: File) => Promise<void> {
  return useCallback(
    async (file) => {
      const { sha256 } = await keepUpload(file, file.name || "pasted photo");
      const image = { kind: "upload", sha256 } as const;
      navigate({ image, unit: undefined });
      if (zonePath) location.assign(zonePath + location.search);
    },
    [zonePath],
  );
}
