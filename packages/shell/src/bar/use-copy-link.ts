import { useCallback, useState } from "react";

/** Copies the address; says so for two seconds. */
export function useCopyLink(): { copied: boolean; copyLink: () => void } {
  const [copied, setCopied] = useState(false);
  const copyLink = useCallback(() => {
    void navigator.clipboard.writeText(location.href).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    });
  }, []);
  return { copied, copyLink };
}
