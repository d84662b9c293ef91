import { type Scan, ScanState } from "@deconvscope/proto";
import { Button, formatCount, Popover } from "@deconvscope/shell";
import { useCallback, useState } from "react";
import styles from "./atlas.module.css";

/** What the scan left out, with why, behind a button. */
export function LeftOut({ scan }: { scan: Scan }) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const aside = scan.state === ScanState.FAILED ? "" : scan.error;
  const reasons = aside === "" ? scan.problems : [aside, ...scan.problems];
  if (reasons.length === 0) return null;
  const many = scan.problems.length >= mostListed ? `${formatCount(mostListed)} or more images` : undefined;
  const few = scan.problems.length === 1 ? "1 image" : `${formatCount(scan.problems.length)} images`;
  return (
    <Popover
      open={open}
      onClose={close}
      trigger={
        <Button small look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {scan.problems.length === 0 ? "Some images" : (many ?? few)} left out
        </Button>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key. */}
      <section className={styles.reasons} aria-label="Images that were left out" tabIndex={0}>
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </section>
    </Popover>
  );
}
/** As many the contract lists. */
const mostListed = 100;
