import { Button, navigate, Popover } from "@deconvscope/shell";
import { useCallback, useState } from "react";
import { describeKind } from "../runs/run-words.ts";
import { useRuns } from "../runs/use-runs.ts";
import styles from "./compare.module.css";

/** Puts another run beside. */
export function ComparePicker({ run, label = "Compare" }: { run: string; label?: string }) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <Popover
      open={open}
      onClose={close}
      trigger={
        <Button
          look={label === "Compare" ? "quiet" : undefined}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {label}
        </Button>
      }
    >
      <Choices run={run} onClose={close} />
    </Popover>
  );
}

function Choices({ run, onClose }: { run: string; onClose: () => void }) {
  const others = useRuns().value?.filter(({ id }) => id !== run) ?? [];
  return (
    <section className={styles.choices} aria-label="Compare with">
      {others.length === 0 && <p className="sub">There is no other run yet.</p>}
      {others.map((other) => (
        <button
          key={other.id}
          type="button"
          onClick={() => {
            navigate({ vs: other.id });
            onClose();
            requestAnimationFrame(() => document.getElementById("compare")?.scrollIntoView({ block: "start" }));
          }}
        >
          <b>{other.id}</b>
          <span className="dim">{describeKind(other)}</span>
        </button>
      ))}
    </section>
  );
}
