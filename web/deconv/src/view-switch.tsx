import { navigate, Segmented, useSelection, useViewState } from "@deconvscope/shell";
import styles from "./zone.module.css";

/** One image under the microscope, or every map's strongest images; model and layer stay. */
export function ViewSwitch() {
  const { view } = useViewState();
  const { model } = useSelection();
  const shown = view?.atlas === undefined ? "Image" : "Atlas";
  return (
    <nav className={styles.switch} aria-label="Image or atlas">
      <Segmented
        label="Look at"
        options={["Image", "Atlas"] as const}
        value={shown}
        onChange={(chosen) => {
          if (chosen === shown) return;
          navigate(
            chosen === "Atlas"
              ? { model, atlas: "latest", unit: view?.unit && { channel: view.unit.channel } }
              : { atlas: undefined, order: undefined, find: undefined, firing: undefined },
          );
        }}
      />
    </nav>
  );
}
