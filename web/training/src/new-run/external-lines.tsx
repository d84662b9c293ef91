import { authorization, Button, copyText, Skeleton, useCatalog } from "@deconvscope/shell";
import { useState } from "react";
import styles from "./new-run.module.css";
import { pythonLines } from "./python-lines.ts";

/** What a training elsewhere needs: three lines, with the run's name in them. */
export function ExternalLines({ name, dataset }: { name: string; dataset: string }) {
  const [copied, setCopied] = useState(false);
  const status = useCatalog().status.value;
  if (status === undefined) return <Skeleton style={{ height: 180 }} />;
  const needsToken = authorization() !== undefined;
  const lines = pythonLines(name, dataset, { ...status, host: location.hostname, needsToken });
  return (
    <div className={styles.group}>
      <h2 className="look-label">Three lines in your training</h2>
      <p className="sub">
        With <code>deconvscope_callback.py</code> and the files beside it, from <code>examples/python</code>. A snapshot
        that is sent is a model like any other.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key. */}
      <section className={styles.code} tabIndex={0} aria-label="Lines of Python">
        <pre>{lines}</pre>
      </section>
      <div className={styles.actions}>
        <Button small onClick={() => void copyText(lines).then(setCopied)}>
          {copied ? "Copied" : "Copy"}
        </Button>
      </div>
    </div>
  );
}
