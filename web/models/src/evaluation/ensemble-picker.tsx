import { Button, navigate, Popover, useCatalog } from "@deconvscope/shell";
import { useCallback, useState } from "react";
import styles from "./evaluation.module.css";
import type { EvaluationSettings } from "./evaluation-settings.ts";

/** At most so many models are asked together. */
const mostModels = 16;

/** Further models whose probabilities are averaged with the model's: those with as many classes. */
export function EnsemblePicker({ settings: { model, others } }: { settings: EvaluationSettings }) {
  const { models } = useCatalog();
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const { name: own, classes } = model.summary;
  const offered = (models.value ?? []).filter((other) => other.name !== own && other.classes === classes);
  const chosen = others.map(({ name }) => name);
  const toggle = (name: string) => {
    const next = chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name];
    navigate({ with: next.length > 0 ? next : undefined }, { replace: true });
  };
  return (
    <Popover
      open={open}
      onClose={close}
      align="start"
      trigger={
        <Button small aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>
          {chosen.length > 0 ? `Ensemble of ${chosen.length + 1}` : "Ensemble"}
        </Button>
      }
    >
      <section className={styles.choices} aria-label="Models that are asked together">
        <p className="sub">
          {offered.length > 0
            ? `The mean of their class probabilities, with ${own}.`
            : `No other model has ${classes} classes.`}
        </p>
        <fieldset>
          <legend className="visually-hidden">Models</legend>
          {offered.map(({ name }) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={chosen.includes(name)}
                disabled={!chosen.includes(name) && chosen.length >= mostModels - 1}
                onChange={() => toggle(name)}
              />
              <code>{name}</code>
            </label>
          ))}
        </fieldset>
      </section>
    </Popover>
  );
}
