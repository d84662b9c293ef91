"use client";
import { Shell, useViewState } from "@deconvscope/shell";
import { Atlas } from "./atlas/atlas.tsx";
import { Scope } from "./scope.tsx";

/** The Deconv zone: a network's units projected back to pixels, those of one image or of a whole dataset. */
export function DeconvZone() {
  return (
    <Shell zone="deconv">
      <View />
    </Shell>
  );
}

function View() {
  const { view } = useViewState();
  return view?.atlas === undefined ? <Scope /> : <Atlas />;
}
