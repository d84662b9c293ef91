import { useCallback, useState } from "react";
import { copyText } from "../notice/copy-text.ts";

/** Copies the address; says so for two seconds. */
export function useCopyLink(): { copied: boolean; copyLink: () => void } {
  const [copied, setCopied] = useState(false);
  const copyLink = useCallback(() => {
    void copyText(location.href).then((done) => {
      if (!done) return;
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    });
  }, []);
  return { copied, copyLink };
}
