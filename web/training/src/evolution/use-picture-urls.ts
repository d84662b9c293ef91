import { pictureUrl } from "@deconvscope/shell";
import { useCallback, useEffect, useRef } from "react";

/** Addresses of pictures while the component is there; each is made once. */
export function usePictureUrls(): (png: Uint8Array) => string {
  const urls = useRef(new Map<Uint8Array, string>());
  useEffect(() => {
    const made = urls.current;
    return () => {
      for (const url of made.values()) URL.revokeObjectURL(url);
      made.clear();
    };
  }, []);
  return useCallback((png) => {
    const url = urls.current.get(png) ?? pictureUrl(png);
    urls.current.set(png, url);
    return url;
  }, []);
}
