import { useState } from "react";
import { useCatalog } from "../catalog/catalog.tsx";
import { useSelection } from "../catalog/use-selection.ts";
import { focusAtOnce } from "../controls/focus-at-once.ts";
import { PopoverButton } from "../controls/popover-button.tsx";
import { formatClasses } from "../format/format-number.ts";
import { anotherModel } from "../url/another-model.ts";
import { navigate, useViewState } from "../url/use-view-state.ts";
import styles from "./bar.module.css";
import picker from "./picker.module.css";
import { recentFirst, useRecent } from "./use-recent.ts";

/** The model that the page looks through, and the picker of another. */
export function ModelChip() {
  const { model } = useSelection();
  return (
    <PopoverButton
      className={styles.chip}
      text={
        <>
          <span className={styles.kind}>Model</span>
          <code>{model ?? "none yet"}</code>
        </>
      }
    >
      {(close) => <ModelPicker current={model} onDone={close} />}
    </PopoverButton>
  );
}

function ModelPicker({ current, onDone }: { current: string | undefined; onDone: () => void }) {
  const { models } = useCatalog();
  const { view } = useViewState();
  const [search, setSearch] = useState("");
  const [recent, remember] = useRecent("models");
  const wanted = search.trim().toLowerCase();
  const found = recentFirst(models.value ?? [], recent, ({ name }) => name).filter(({ name, description }) =>
    `${name} ${description}`.toLowerCase().includes(wanted),
  );
  const choose = (name: string) => {
    remember(name);
    navigate(anotherModel(name, view));
    onDone();
  };
  return (
    <div className={picker.picker} role="dialog" aria-label="Choose a model">
      <input
        ref={focusAtOnce}
        className={picker.search}
        placeholder="Find a model"
        aria-label="Find a model"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && found[0] && choose(found[0].name)}
      />
      <div className={picker.list}>
        {found.map(({ name, classes, description }) => (
          <button
            key={name}
            type="button"
            aria-current={name === current}
            title={description}
            onClick={() => choose(name)}
          >
            <code>{name}</code>
            <span className="dim push">{formatClasses(classes)}</span>
          </button>
        ))}
        {found.length === 0 && (
          <p className={picker.none}>{models.value ? `No model is called “${search}”.` : "Asking the server …"}</p>
        )}
      </div>
    </div>
  );
}
