"use client";
import { Shell, useViewState } from "@deconvscope/shell";
import { lazy, Suspense } from "react";
import { Scope } from "./scope.tsx";
import { ViewSwitch } from "./view-switch.tsx";
import styles from "./zone.module.css";

/** Only those who open it load it. */
const Atlas = lazy(async () => ({ default: (await import("./atlas/atlas.tsx")).Atlas }));

/** The Deconv zone: a network's units projected back to pixels, those of one image or of a whole dataset. */
export function DeconvZone() {
  return (
    <Shell zone="deconv">
      <div className={styles.zone}>
        <ViewSwitch />
        <Suspense>
          <View />
        </Suspense>
      </div>
    </Shell>
  );
}

function View() {
  const { view } = useViewState();
  return view?.atlas === undefined ? <Scope /> : <Atlas />;
}
