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
  const others = models.value?.filter(({ name }) => name !== asked.model) ?? [];
  const shown = asked.image?.kind === "dataset" ? asked.image : defaultImage(datasets.value ?? []);
  const place = shown?.kind === "dataset" ? shown : undefined;
  const dataset = datasets.value?.find(({ name }) => name === place?.dataset);
  return (
    <section className={styles.choices} aria-label="Compare with">
      {others.length > 0 && (
        <>
          <h3>Another model</h3>
          {others.map(({ name }) => (
            <button key={name} type="button" onClick={() => onChoose(name)}>
              <code>{name}</code>
            </button>
          ))}
        </>
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
