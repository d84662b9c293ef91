import { useEffect, useMemo } from "react";

/** A URL of bytes that an <img> can show; the caller revokes it. */
export function pictureUrl(bytes: Uint8Array): string {
  return URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: pictureType(bytes) }));
}

/** A picture's URL while the component shows it. */
export function usePictureUrl(bytes: Uint8Array | undefined): string | undefined {
  const url = useMemo(() => (bytes && bytes.length > 0 ? pictureUrl(bytes) : undefined), [bytes]);
  useEffect(() => {
    if (!url) return;
    return () => URL.revokeObjectURL(url);
  }, [url]);
  return url;
}

function pictureType(bytes: Uint8Array): string {
  if (bytes[0] === 0xff) return "image/jpeg";
  if (bytes[0] === 0x52) return "image/webp";
  if (bytes[0] === 0x47) return "image/gif";
  return "image/png";
}
