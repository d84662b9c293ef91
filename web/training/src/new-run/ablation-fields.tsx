import type { CallProblem } from "@deconvscope/shell";
import { useEffect, useMemo, useRef, useState } from "react";
import { ArchitectureEditor } from "./architecture-editor.tsx";
import { Field } from "./field.tsx";
import { offerVariants } from "./make-variants.ts";
import styles from "./new-run.module.css";
import { refusedField } from "./refused-field.ts";
import type { RunDraft, VariantDraft } from "./run-draft.ts";
import { useZoo } from "./use-zoo.ts";
import { VariantRow } from "./variant-row.tsx";

interface AblationFieldsProps {
  draft: RunDraft;
  refused: CallProblem | undefined;
  onChange: (change: Partial<RunDraft>) => void;
}

/** An architecture and what it is held against: without layers, with other widths, or edited by hand. */
export function AblationFields({ draft, refused, onChange }: AblationFieldsProps) {
  const { architecture, variants, dataset } = draft;
  const zoo = useZoo();
  const [opened, setOpened] = useState<string>();
  const json = zoo.value?.find(({ name }) => name === architecture.name)?.json;
  const offers = useMemo(() => (json === undefined ? [] : offerVariants(json)), [json]);
  const inputSize = Number(draft.options.inputSize) || 0;
  const begun = useRef<string>(undefined);
  // Once for each architecture: who wants none of them may take the first away too.
  useEffect(() => {
    if (!offers[0] || begun.current === architecture.name) return;
    begun.current = architecture.name;
    if (variants.length === 0) onChange({ variants: [toVariant(offers[0])] });
  }, [offers, architecture.name, variants.length, onChange]);
  const put = (name: string, changed: VariantDraft | undefined) =>
    onChange({ variants: variants.flatMap((one) => (one.name === name ? (changed ?? []) : one)) });
  const openedAt = variants.findIndex(({ name }) => name === opened);
  return (
    <fieldset className={styles.group}>
      <legend>Variants</legend>
      <Field label="Begin with" problem={refusedField(refused, "ablations.variants")}>
        <select
          value={architecture.name}
          onChange={(event) => {
            setOpened(undefined);
            onChange({ architecture: { name: event.target.value, json: undefined }, variants: [] });
          }}
        >
          {(zoo.value ?? []).map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </Field>
      <ul className={styles.variants}>
        {offers.map((offer) => (
          <VariantRow
            key={offer.name}
            name={offer.name}
            json={variants.find(({ name }) => name === offer.name)?.json ?? offer.json}
            dataset={dataset}
            inputSize={inputSize}
            chosen={variants.some(({ name }) => name === offer.name)}
            open={opened === offer.name}
            onToggle={(chosen) =>
              chosen ? onChange({ variants: [...variants, toVariant(offer)] }) : put(offer.name, undefined)
            }
            onOpen={() => setOpened(opened === offer.name ? undefined : offer.name)}
          />
        ))}
      </ul>
      {openedAt >= 0 && (
        <ArchitectureEditor
          key={opened}
          label={`${opened} as JSON`}
          json={variants[openedAt]!.json}
          dataset={dataset}
          inputSize={inputSize}
          refused={refused}
          path={`ablations.variants[${openedAt}].architecture`}
          onChange={(edited) => put(variants[openedAt]!.name, { name: variants[openedAt]!.name, json: edited })}
        />
      )}
    </fieldset>
  );
}

const toVariant = ({ name, json }: VariantDraft): VariantDraft => ({ name, json });
