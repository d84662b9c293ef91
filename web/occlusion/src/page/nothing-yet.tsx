import { Button, EmptyState, navigate, useCatalog, useOpenPhoto } from "@deconvscope/shell";
import { useRef } from "react";

/** No image anywhere: what will be here, and two ways on. */
export function NothingYet() {
  const { datasets } = useCatalog();
  const openPhoto = useOpenPhoto();
  const file = useRef<HTMLInputElement>(null);
  return (
    <main id="main" className="page" aria-busy={datasets.loading}>
      <h1 className="visually-hidden">Occlusion</h1>
      {datasets.value && (
        <EmptyState
          picture={
            <svg width="96" height="96" aria-hidden="true">
              <rect
                x=".5"
                y=".5"
                width="95"
                height="95"
                fill="none"
                stroke="var(--line-strong)"
                strokeDasharray="3 4"
              />
              <rect x="52" y="44" width="28" height="28" fill="var(--zero)" />
              <rect x="52" y="44" width="28" height="28" fill="none" stroke="var(--select-mark)" strokeWidth="2" />
            </svg>
          }
          title="Nothing swept yet"
          actions={
            <>
              <Button look="primary" onClick={() => file.current?.click()}>
                Choose a file
              </Button>
              <Button
                onClick={() => {
                  datasets.reload();
                  navigate({ image: undefined });
                }}
              >
                Look for datasets again
              </Button>
            </>
          }
        >
          Drop a PNG, JPEG or WebP anywhere on this page, or paste one. A square slides over it, and every place shows
          what the network says without what lies there.
        </EmptyState>
      )}
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
