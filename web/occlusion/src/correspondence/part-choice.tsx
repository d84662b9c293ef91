import { Button } from "@deconvscope/shell";
import { type FormEvent, useState } from "react";
import styles from "./correspondence.module.css";

interface PartChoiceProps {
  /** Parts that every image has. */
  common: readonly string[];
  chosen: readonly string[];
  onChoose: (parts: readonly string[]) => void;
  drawing: string | undefined;
  onDraw: (part: string | undefined) => void;
  /** Undefined: nothing was drawn, moved or taken away. */
  onRestore: (() => void) | undefined;
}

/** Which parts are measured, and the name of one that is drawn by hand. */
export function PartChoice({ common, chosen, onChoose, drawing, onDraw, onRestore }: PartChoiceProps) {
  const [name, setName] = useState("");
  const begin = (event: FormEvent) => {
    event.preventDefault();
    const part = name.trim();
    if (part === "") return;
    onDraw(part);
    if (!chosen.includes(part)) onChoose([...chosen, part]);
    setName("");
  };
  const listed = [...new Set([...common, ...chosen])];
  return (
    <div className={styles.choice}>
      <fieldset>
        <legend className="visually-hidden">Parts</legend>
        {listed.map((part) => (
          <label key={part}>
            <input
              type="checkbox"
              checked={chosen.includes(part)}
              // One part at least is measured.
              disabled={chosen.length === 1 && chosen.includes(part)}
              onChange={({ target }) =>
                onChoose(target.checked ? [...chosen, part] : chosen.filter((other) => other !== part))
              }
            />{" "}
            {part}
          </label>
        ))}
      </fieldset>
      {drawing === undefined ? (
        <form onSubmit={begin}>
          <input
            aria-label="Name of a part to draw"
            placeholder="beak, wheel, …"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <Button small type="submit">
            Draw a part
          </Button>
          {onRestore && (
            <Button small look="quiet" onClick={onRestore}>
              Undo drawing
            </Button>
          )}
        </form>
      ) : (
        <p role="status">
          Draw the {drawing} on every image: drag a box.{" "}
          <Button small onClick={() => onDraw(undefined)}>
            Done
          </Button>
        </p>
      )}
    </div>
  );
}
