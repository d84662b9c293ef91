"use client";
import { Shell, useViewState } from "@deconvscope/shell";
import { Atlas } from "./atlas/atlas.tsx";
import { Scope } from "./scope.tsx";
import { ViewSwitch } from "./view-switch.tsx";
import styles from "./zone.module.css";

/** The Deconv zone: a network's units projected back to pixels, those of one image or of a whole dataset. */
export function DeconvZone() {
  return (
    <Shell zone="deconv">
      <div className={styles.zone}>
        <ViewSwitch />
        <View />
      </div>
    </Shell>
  );
}

function View() {
  const { view } = useViewState();
  return view?.atlas === undefined ? <Scope /> : <Atlas />;
}
