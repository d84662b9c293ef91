import { Button, EmptyState, useCatalog, useOpenPhoto } from "@deconvscope/shell";
import { useRef } from "react";
import type { LookState } from "./use-look.ts";

/** No image anywhere: what will be here, and two ways on. */
export function NothingYet({ state: { selection } }: { state: LookState }) {
  const { datasets } = useCatalog();
  const openPhoto = useOpenPhoto();
  const file = useRef<HTMLInputElement>(null);
  if (!datasets.value) {
    return (
      <main id="main" className="page" aria-busy={datasets.loading}>
        <h1 className="visually-hidden">Deconv</h1>
      </main>
    );
  }
  return (
    <main id="main" className="page">
      <h1 className="visually-hidden">Deconv</h1>
      <EmptyState
        picture={
          <svg width="150" height="96" viewBox="0 0 150 96" aria-hidden="true">
            <rect x=".5" y=".5" width="95" height="95" fill="none" stroke="var(--line-strong)" strokeDasharray="3 4" />
            <rect x="102" y="20" width="48" height="56" fill="var(--zero)" />
            <rect x="34" y="30" width="34" height="34" fill="none" stroke="var(--select-mark)" strokeWidth="2" />
          </svg>
        }
        title={`Choose an image to look through ${selection.model ?? "a network"}`}
        actions={
          <>
            <Button look="primary" onClick={() => file.current?.click()}>
              Choose a file
            </Button>
            <Button onClick={datasets.reload}>Look for datasets again</Button>
          </>
        }
      >
        Drop a PNG, JPEG or WebP anywhere on this page, or paste one. The strongest maps of every layer are projected
        back to its pixels.
      </EmptyState>
      <input
        ref={file}
        hidden
        type="file"
        accept="image/png,image/jpeg,image/webp"
        onChange={(event) => {
          const photo = event.target.files?.[0];
          if (photo) void openPhoto(photo);
        }}
      />
    </main>
  );
}
