import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import styles from "./side-scroll.module.css";

interface SideScrollProps {
  /** Names what scrolls. */
  label: string;
  /** px, at most: beyond it scrolls down, too. */
  height?: number | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** What is wider than its place: it scrolls sideways, by keys too, and fades where there is more of it. */
export function SideScroll({ label, height, className, children }: SideScrollProps) {
  const scrolled = useRef<HTMLElement>(null);
  const { before, after, below } = useHidden(scrolled);
  return (
    <div className={styles.frame} data-before={before} data-after={after}>
      {/* What scrolls must be reachable by key; what does not scroll need not. */}
      <section
        ref={scrolled}
        className={className ? `${styles.scroll} ${className}` : styles.scroll}
        style={{ maxHeight: height }}
        aria-label={label}
        tabIndex={before || after || below ? 0 : undefined}
      >
        {children}
      </section>
    </div>
  );
}

/** Whether something is hidden before and after what is seen, and whether it is higher than its place. */
function useHidden(element: RefObject<HTMLElement | null>) {
  const [hidden, setHidden] = useState({ before: false, after: false, below: false });
  useEffect(() => {
    const scrolled = element.current;
    if (!scrolled) return;
    const look = () => {
      const { scrollLeft, clientWidth, scrollWidth, clientHeight, scrollHeight } = scrolled;
      const after = scrollLeft + clientWidth < scrollWidth - 1;
      const now = { before: scrollLeft > 1, after, below: clientHeight < scrollHeight - 1 };
      const isSame = (last: typeof now) =>
        last.before === now.before && last.after === now.after && last.below === now.below;
      setHidden((last) => (isSame(last) ? last : now));
    };
    const sizes = new ResizeObserver(look);
    for (const observed of [scrolled, ...scrolled.children]) sizes.observe(observed);
    scrolled.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      scrolled.removeEventListener("scroll", look);
    };
  }, [element]);
  return hidden;
}
