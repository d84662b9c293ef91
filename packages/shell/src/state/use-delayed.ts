import { useEffect, useState } from "react";

const showAfter = 200;
const keepFor = 300;

/** True once something has been waited for over 200 ms, and then for at least 300 ms: nothing flickers. */
export function useDelayed(waiting: boolean): boolean {
  const [shownAt, setShownAt] = useState<number>();
  useEffect(() => {
    if (waiting && shownAt === undefined) {
      const timer = setTimeout(() => setShownAt(performance.now()), showAfter);
      return () => clearTimeout(timer);
    }
    if (!waiting && shownAt !== undefined) {
      const timer = setTimeout(() => setShownAt(undefined), Math.max(0, shownAt + keepFor - performance.now()));
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [waiting, shownAt]);
  return shownAt !== undefined;
}
