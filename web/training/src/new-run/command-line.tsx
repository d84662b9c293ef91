import { Button, copyText } from "@deconvscope/shell";
import { useState } from "react";
import styles from "./new-run.module.css";
import type { RunDraft } from "./run-draft.ts";
import { toCommand } from "./to-command.ts";

/** The same run as a command. */
export function CommandLine({ draft }: { draft: RunDraft }) {
  const command = toCommand(draft, location.origin);
  const [copied, setCopied] = useState<string>();
  return (
    <div className={styles.command}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key. */}
      <section tabIndex={0} aria-label="The same as a command">
        <code>{command}</code>
      </section>
      <Button small look="quiet" onClick={() => void copyText(command).then((done) => done && setCopied(command))}>
        {copied === command ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
