import { useState } from "react";
import { useCatalog } from "../catalog/catalog.tsx";
import { useModel } from "../catalog/use-model.ts";
import { useSelection } from "../catalog/use-selection.ts";
import { Dialog } from "../controls/dialog.tsx";
import { navigate, useViewState } from "../url/use-view-state.ts";
import { findThings } from "./find-things.ts";
import picker from "./picker.module.css";

/** Finds a model, a layer of the current one, or an image by its dataset's label; Enter opens the first. */
export function FindDialog({ onClose }: { onClose: () => void }) {
  const { models, datasets } = useCatalog();
  const { view } = useViewState();
  const selection = useSelection();
  const model = useModel(selection.model);
  const [search, setSearch] = useState("");
  const [at, setAt] = useState(0);
  const found = findThings(search, {
    models: models.value ?? [],
    items: model.value?.items ?? [],
    datasets: datasets.value ?? [],
    view,
  });
  const open = (index: number) => {
    const thing = found[index];
    if (!thing) return;
    navigate(thing.change);
    onClose();
  };
  return (
    <Dialog title="Find" onClose={onClose}>
      <input
        data-first-focus=""
        className={picker.search}
        placeholder="A model, a layer, an image"
        aria-label="Find a model, a layer or an image"
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (by !== undefined) {
            event.preventDefault();
            setAt(Math.min(Math.max(0, at + by), found.length - 1));
          } else if (event.key === "Enter") open(at);
        }}
      />
      <div className={picker.list} role="listbox" aria-label="Found">
        {found.map((thing, index) => (
          <button
            key={thing.key}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => open(index)}
          >
            <code>{thing.name}</code>
            <span className="dim push">{thing.kind}</span>
          </button>
        ))}
      </div>
      {found.length === 0 && <p className={picker.none}>Nothing is called “{search}”.</p>}
    </Dialog>
  );
}
