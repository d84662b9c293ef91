import { useState } from "react";
import { Dialog } from "../controls/dialog.tsx";
import { enableSingleKeys, singleKeysEnabled, useShortcutList } from "../keyboard/use-shortcuts.ts";
import styles from "./help-dialog.module.css";

/** Every key that works now, and the switch that turns single keys off. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const shortcuts = useShortcutList();
  const [enabled, setEnabled] = useState(singleKeysEnabled);
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className={styles.keys}>
        {shortcuts.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              {keys.split(" ").map((key) => (
                <kbd key={key}>{keyName(key)}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={enabled}
          onChange={(event) => {
            enableSingleKeys(event.target.checked);
            setEnabled(event.target.checked);
          }}
        />
        Single keys do something
      </label>
      <p className="dim">They rest while a text field has the focus.</p>
    </Dialog>
  );
}

function keyName(key: string): string {
  return { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Escape: "esc" }[key] ?? key;
}
