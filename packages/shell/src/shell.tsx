"use client";
import { type ReactNode, useCallback, useEffect, useSyncExternalStore } from "react";
import { AccessDialog } from "./bar/access-dialog.tsx";
import { TopBar } from "./bar/top-bar.tsx";
import type { ZoneName } from "./bar/zones.tsx";
import { CatalogProvider } from "./catalog/catalog.tsx";
import { CatalogNote } from "./catalog/catalog-note.tsx";
import { DropZone } from "./drop/drop-zone.tsx";
import { useKeyboard } from "./keyboard/use-shortcuts.ts";
import { announce } from "./notice/announce.ts";
import { Notice } from "./notice/notice.tsx";
import { currentAccess, onAccess } from "./rpc/access-token.ts";
import { callProblem } from "./rpc/call-problem.ts";
import { handOverModel, takeModel } from "./uploads/model-handover.ts";
import { useOpenPhoto } from "./uploads/use-open-photo.ts";
import { followHash } from "./url/follow-hash.ts";
import { describeUnreadable } from "./url/view-state.ts";

interface ShellProps {
  /** Undefined: the page is in none. */
  zone: ZoneName | undefined;
  /** What the zone does with a model file; without it the Models zone is opened. */
  onModelFile?: (file: File) => void;
  children: ReactNode;
}

/** What surrounds every zone: bar, keys, drop zone, and what the server has. */
export function Shell({ zone, onModelFile, children }: ShellProps) {
  const { asked, accepted } = useSyncExternalStore(onAccess, currentAccess, currentAccess);
  return (
    // A new key: everything is asked again, now with the token.
    <CatalogProvider key={accepted}>
      <ShellFrame zone={zone} {...(onModelFile ? { onModelFile } : {})}>
        {children}
      </ShellFrame>
      {asked && <AccessDialog />}
    </CatalogProvider>
  );
}

function ShellFrame({ zone, onModelFile, children }: ShellProps) {
  useKeyboard();
  useEffect(followHash, []);
  useEffect(() => {
    const unreadable = describeUnreadable(location.search);
    if (unreadable) announce(unreadable);
  }, []);
  const openPhoto = useOpenPhoto(zone === "deconv" || zone === "occlusion" ? undefined : "/deconv/");
  const photo = useCallback((file: File) => void openPhoto(file), [openPhoto]);
  const model = useCallback(
    (file: File) => {
      if (onModelFile) return onModelFile(file);
      handOverModel(file).then(
        () => location.assign(`/${location.search}`),
        (thrown: unknown) => announce(`The model was not carried over: ${callProblem(thrown).message}`),
      );
    },
    [onModelFile],
  );
  useEffect(() => {
    if (!onModelFile) return;
    takeModel().then(
      (file) => file && onModelFile(file),
      (thrown: unknown) => console.warn("no model was handed over", thrown),
    );
  }, [onModelFile]);
  return (
    <>
      <TopBar zone={zone} />
      <CatalogNote />
      {children}
      <Notice />
      <DropZone onPhoto={photo} onModel={model} />
    </>
  );
}
