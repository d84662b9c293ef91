import type { ReactNode } from "react";
import { Button } from "../controls/button.tsx";
import { WarningIcon } from "../controls/icons.tsx";
import { askForToken } from "../rpc/access-token.ts";
import type { CallProblem } from "../rpc/call-problem.ts";
import styles from "./state.module.css";

interface ErrorNoteProps {
  /** What happened. */
  title: string;
  /** What it means: the server's words, with field, given and expected. */
  problem: CallProblem | { message: string };
  /** The one likely thing to do. */
  action?: ReactNode;
  /** Lies over what is below, which keeps its place. */
  over?: boolean;
}

/** A note above a figure whose last good picture stays. */
export function ErrorNote({ title, problem, action, over }: ErrorNoteProps) {
  const code = "code" in problem ? [problem.code, ...problem.fields].join(" ") : undefined;
  const likely = "code" in problem && problem.code === "UNAUTHENTICATED" ? <GiveToken /> : action;
  return (
    <div className={over ? `${styles.noteFrame} ${styles.over}` : styles.noteFrame} role="alert">
      <div className={styles.note}>
        <WarningIcon />
        <strong>{shorten(title, 160)}</strong>
        <p>
          {shorten(problem.message, 600)} {code && <code>{code}</code>}
        </p>
        {likely && <span className={styles.actions}>{likely}</span>}
      </div>
    </div>
  );
}

function GiveToken() {
  return <Button onClick={askForToken}>Give the token</Button>;
}

/** An address can hold names of any length. */
function shorten(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
