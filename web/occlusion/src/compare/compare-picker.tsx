import {
  Button,
  DatasetImages,
  defaultImage,
  formatImageReference,
  navigate,
  Popover,
  useCatalog,
} from "@deconvscope/shell";
import { useCallback, useState } from "react";
import styles from "./compare.module.css";
import { ModelChoices } from "./model-choices.tsx";
import type { Asked } from "./use-compared.ts";

/** Puts another model or another image beside, or takes it away. */
export function ComparePicker({ asked, compared }: { asked: Asked; compared: Asked | undefined }) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  if (compared) {
    return (
      <Button small onClick={() => navigate({ vs: undefined })}>
        Stop comparing
      </Button>
    );
  }
  return (
    <Popover
      open={open}
      onClose={close}
      trigger={
        <Button small aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>
          Compare
        </Button>
      }
    >
      <Choices
        asked={asked}
        onChoose={(vs) => {
          navigate({ vs });
          close();
        }}
      />
    </Popover>
  );
}

function Choices({ asked, onChoose }: { asked: Asked; onChoose: (vs: string) => void }) {
  const { models, datasets } = useCatalog();
  const known = models.value ?? [];
  const shown = asked.image?.kind === "dataset" ? asked.image : defaultImage(datasets.value ?? []);
  const place = shown?.kind === "dataset" ? shown : undefined;
  const dataset = datasets.value?.find(({ name }) => name === place?.dataset);
  return (
    <section className={styles.choices} aria-label="Compare with">
      {known.some(({ name }) => name !== asked.model) && (
        <ModelChoices models={known} current={asked.model} onChoose={onChoose} />
      )}
      {dataset && place && (
        <DatasetImages
          dataset={dataset}
          split={place.split}
          label={undefined}
          current={asked.image}
          onChoose={(image) => onChoose(formatImageReference(image))}
        />
      )}
    </section>
  );
}
