"use client";
import { Shell } from "@deconvscope/shell";
import { useCallback, useState } from "react";
import { ModelsPage } from "./models-page.tsx";

/** The Models zone: what networks there are, their anatomy, and importing more. */
export function ModelsZone() {
  const [dropped, setDropped] = useState<File>();
  const take = useCallback((file: File) => setDropped(file), []);
  const taken = useCallback(() => setDropped(undefined), []);
  return (
    <Shell zone="models" onModelFile={take}>
      <ModelsPage dropped={dropped} onTaken={taken} />
    </Shell>
  );
}
