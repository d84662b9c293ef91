import { focusAtOnce, formatCount } from "@deconvscope/shell";
import { type KeyboardEvent, useState } from "react";
import styles from "./compare.module.css";
import { type OtherModel, rankModels } from "./rank-models.ts";

interface ModelChoicesProps {
  models: readonly OtherModel[];
  current: string | undefined;
  onChoose: (model: string) => void;
}
const most = 6;

/** Another model, by a part of its name. */
export function ModelChoices({ models, current, onChoose }: ModelChoicesProps) {
  const [search, setSearch] = useState("");
  const found = rankModels(models, current, search);
  const shown = found.slice(0, most);
  const hidden = found.length - shown.length;
  return (
    <>
      <input
        ref={focusAtOnce}
        className={styles.search}
        placeholder="Find a model"
        aria-label="Find a model"
        value={search}
        onChange={({ target }) => setSearch(target.value)}
        onKeyDown={(event: KeyboardEvent) => event.key === "Enter" && shown[0] && onChoose(shown[0].name)}
      />
      <h3>Another model</h3>
      {shown.map(({ name }) => (
        <button key={name} type="button" onClick={() => onChoose(name)}>
          <code>{name}</code>
        </button>
      ))}
      {found.length === 0 && <p>No other model is called “{search}”.</p>}
      {hidden > 0 && <p>{formatCount(hidden)} more: find them by a part of their name.</p>}
    </>
  );
}
