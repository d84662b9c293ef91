import { useCallback, useState } from "react";
import { useCatalog } from "../catalog/catalog.tsx";
import { Popover } from "../controls/popover.tsx";
import styles from "./bar.module.css";

/** What computes, and why the backends before it do not. */
export function BackendChip() {
  const { status } = useCatalog();
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const backend = status.value?.backend;
  const state = status.problem ? "away" : backend?.name === "cpu" ? "slow" : "good";
  return (
    <span className={styles.backendSlot}>
      <Popover
        open={open}
        onClose={close}
        trigger={
          <button
            type="button"
            className={styles.backend}
            data-state={state}
            aria-expanded={open}
            onClick={() => {
              if (!open) status.reload();
              setOpen(!open);
            }}
          >
            <i />
            {status.problem ? "no answer" : (backend?.name ?? "…")}
          </button>
        }
      >
        <div className={styles.backendPanel}>
          {backend && (
            <p>
              <strong>{backend.name}</strong> {backend.version} computes.{" "}
              {backend.name === "cpu" && "It is plain JavaScript: right, and many times slower than the others."}
            </p>
          )}
          {backend && backend.rejected.length > 0 && (
            <>
              <p className="dim">Not taken:</p>
              <dl>
                {backend.rejected.map(({ name, why }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{why}</dd>
                  </div>
                ))}
              </dl>
            </>
          )}
          {status.problem && <p>The server does not answer: {status.problem.message}</p>}
          {status.value && <p className="dim">Deconvscope {status.value.version}</p>}
        </div>
      </Popover>
    </span>
  );
}
