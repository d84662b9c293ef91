import { useEffect } from "react";
import { onUnanswered } from "../rpc/unanswered.ts";

const lookAfter = 10_000;

/**
 * Looks whether the server is there when a call finds none, and now and then while the page is seen.
 * @param look asks it
 */
export function useServerWatch(look: () => void): void {
  useEffect(() => {
    const stop = onUnanswered(look);
    const timer = setInterval(() => document.visibilityState === "visible" && look(), lookAfter);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [look]);
}
