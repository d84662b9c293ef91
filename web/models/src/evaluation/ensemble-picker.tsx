import { CheckList, Choices, navigate, useCatalog } from "@deconvscope/shell";
import type { EvaluationSettings } from "./evaluation-settings.ts";

/** At most so many models are asked together. */
const mostModels = 16;

/** Further models whose probabilities are averaged with the model's: those with as many classes. */
export function EnsemblePicker({ settings: { model, others } }: { settings: EvaluationSettings }) {
  const { models } = useCatalog();
  const { name: own, classes } = model.summary;
  const offered = (models.value ?? [])
    .filter((other) => other.name !== own && other.classes === classes)
    .toSorted((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  const chosen = others.map(({ name }) => name);
  const toggle = (name: string) => {
    const next = chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name];
    navigate({ with: next.length > 0 ? next : undefined }, { replace: true });
  };
  return (
    <Choices
      text={chosen.length > 0 ? `Ensemble of ${chosen.length + 1}` : "Ensemble"}
      label="Models that are asked together"
    >
      <p className="sub">
        {offered.length > 0
          ? `The mean of their class probabilities, with ${own}.`
          : `No other model has ${classes} classes.`}
      </p>
      <CheckList
        legend="Models"
        options={offered.map(({ name }) => ({
          id: name,
          label: <code>{name}</code>,
          chosen: chosen.includes(name),
          disabled: !chosen.includes(name) && chosen.length >= mostModels - 1,
        }))}
        onToggle={toggle}
      />
    </Choices>
  );
}
