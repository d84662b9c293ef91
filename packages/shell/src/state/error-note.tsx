import type { ReactNode } from "react";
import { WarningIcon } from "../controls/icons.tsx";
import type { CallProblem } from "../rpc/call-problem.ts";
import styles from "./state.module.css";

interface ErrorNoteProps {
  /** What happened. */
  title: string;
  /** What it means: the server's words, with field, given and expected. */
  problem: CallProblem | { message: string };
  /** The one likely thing to do. */
  action?: ReactNode;
}

/** A note above a figure whose last good picture stays. */
export function ErrorNote({ title, problem, action }: ErrorNoteProps) {
  const code = "code" in problem ? [problem.code, ...problem.fields].join(" ") : undefined;
  return (
    <div className={styles["noteFrame"]} role="alert">
      <div className={styles["note"]}>
        <WarningIcon />
        <strong>{title}</strong>
        <p>
          {problem.message} {code && <code>{code}</code>}
        </p>
        {action && <span className={styles["actions"]}>{action}</span>}
      </div>
    </div>
  );
}
