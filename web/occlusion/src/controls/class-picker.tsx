import { focusAtOnce, formatProbability, models, Popover, useQuery } from "@deconvscope/shell";
import { type KeyboardEvent, useCallback, useState } from "react";
import { type SweepSettings, sweepKey } from "../sweep/sweep-settings.ts";
import styles from "./controls.module.css";

interface ClassPickerProps {
  settings: SweepSettings | undefined;
  /** The class that is watched, once known. */
  current: number | undefined;
  trueClass: number | undefined;
  onChoose: (classIndex: number) => void;
}
const most = 40;

/** The class whose probability is watched: one of the image's five most probable, or any by a part of its name. */
export function ClassPicker({ settings, current, trueClass, onChoose }: ClassPickerProps) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const labels = settings?.model.response.labels ?? [];
  const name = current === undefined ? "…" : (labels[current] ?? `class ${current}`);
  const choose = (classIndex: number) => {
    onChoose(classIndex);
    close();
  };
  return (
    <div className={styles.field}>
      <span id="class-label">Class</span>
      <Popover
        open={open}
        onClose={close}
        align="start"
        trigger={
          <button
            type="button"
            className={styles.chip}
            id="class-chip"
            aria-labelledby="class-label class-chip"
            aria-haspopup="dialog"
            aria-expanded={open}
            disabled={!settings}
            onClick={() => setOpen(!open)}
          >
            <span className={styles.className}>{name}</span>
            {current !== undefined && current === trueClass && <span className="dim">true class</span>}
          </button>
        }
      >
        {settings && <ClassList settings={settings} current={current} onChoose={choose} />}
      </Popover>
    </div>
  );
}

interface ClassListProps {
  settings: SweepSettings;
  current: number | undefined;
  onChoose: (classIndex: number) => void;
}

function ClassList({ settings, current, onChoose }: ClassListProps) {
  const { model, image } = settings;
  const { labels } = model.response;
  const [search, setSearch] = useState("");
  const top = useQuery(`classes ${sweepKey({ ...settings, classIndex: undefined })}`, (signal) =>
    models.classify({ model: model.summary.name, image: image.source, top: 5 }, { signal }),
  );
  const wanted = search.trim().toLowerCase();
  const probable = top.value?.classifications ?? [];
  const found =
    wanted === ""
      ? []
      : labels.flatMap((label, index) => (label.toLowerCase().includes(wanted) ? [index] : [])).slice(0, most);
  const shown = wanted === "" ? probable.map(({ classIndex }) => classIndex) : found;
  return (
    <div className={styles.classes} role="dialog" aria-label="Choose a class">
      <input
        ref={focusAtOnce}
        placeholder="Find a class"
        aria-label="Find a class"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event: KeyboardEvent) => event.key === "Enter" && shown[0] !== undefined && onChoose(shown[0])}
      />
      <div className={styles.classList}>
        {wanted === "" && <h3>Most probable</h3>}
        {shown.map((index) => {
          const probability = probable.find(({ classIndex }) => classIndex === index)?.probability;
          return (
            <button key={index} type="button" aria-current={index === current} onClick={() => onChoose(index)}>
              {labels[index] ?? `class ${index}`}
              {probability !== undefined && <span className="dim num push">{formatProbability(probability)}</span>}
            </button>
          );
        })}
        {wanted !== "" && found.length === 0 && <p>No class is called “{search}”.</p>}
        {top.problem && wanted === "" && <p>{top.problem.message}</p>}
      </div>
    </div>
  );
}
