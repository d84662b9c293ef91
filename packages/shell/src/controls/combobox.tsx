import { type KeyboardEvent, type Ref, useId, useState } from "react";
import { IconButton } from "./button.tsx";
import styles from "./combobox.module.css";
import { CloseIcon } from "./icons.tsx";
import { matchOptions } from "./match-options.ts";

interface ComboboxProps {
  label: string;
  placeholder: string;
  options: readonly string[];
  /** The chosen option. */
  value: string | undefined;
  onChoose: (option: string | undefined) => void;
  ref?: Ref<HTMLInputElement>;
}

/** One of many names, found by typing a part of it; Escape or the cross chooses none. */
export function Combobox({ label, placeholder, options, value, onChoose, ref }: ComboboxProps) {
  const [typed, setTyped] = useState<string>();
  const [at, setAt] = useState(0);
  const id = useId();
  const open = typed !== undefined;
  const found = open ? matchOptions(options, typed) : [];
  const choose = (option: string | undefined) => {
    setTyped(undefined);
    onChoose(option);
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      setTyped(typed ?? "");
      setAt(open ? Math.max(0, Math.min(at + by, found.length - 1)) : 0);
    } else if (event.key === "Enter" && found[at] !== undefined) choose(found[at]);
    else if (event.key === "Escape" && (open || value !== undefined)) choose(open ? value : undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.combobox}>
      <input
        ref={ref}
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={found[at] === undefined ? undefined : `${id}-${at}`}
        placeholder={placeholder}
        value={typed ?? value ?? ""}
        onFocus={(event) => event.target.select()}
        onClick={() => setTyped(typed ?? "")}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
        onBlur={() => setTyped(undefined)}
      />
      {value !== undefined && !open && (
        <IconButton label={`Clear ${value}`} className={styles.clear} onClick={() => choose(undefined)}>
          <CloseIcon />
        </IconButton>
      )}
      <div id={`${id}-list`} role="listbox" aria-label={label} tabIndex={-1} hidden={!open} className={styles.list}>
        {found.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the focus and the keys.
          <div
            key={option}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            ref={index === at ? showInList : null}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            {option}
          </div>
        ))}
        {open && found.length === 0 && <p>Nothing is called “{typed}”.</p>}
      </div>
    </div>
  );
}

function showInList(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: "nearest" });
}
