import { useCallback } from "react";
import { announce } from "../notice/announce.ts";
import { navigate } from "../url/use-view-state.ts";
import { keepUpload } from "./upload-store.ts";

/** Keeps a photo in this browser and looks at it; where the zone shows no images, Deconv does. Says so where it cannot. */
export function useOpenPhoto(zonePath?: string): (file: File) => Promise<void> {
  return useCallback(
    async (file) => {
      try {
        const { sha256 } = await keepUpload(file, file.name || "pasted photo");
        navigate({ image: { kind: "upload", sha256 }, unit: undefined, class: undefined, atlas: undefined });
        if (zonePath) location.assign(zonePath + location.search);
      } catch (thrown) {
        announce(`The photo was not kept: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
      }
    },
    [zonePath],
  );
}
