import { usePageTitle, useViewState } from "@deconvscope/shell";
import { useMemo, useState } from "react";
import { ImagePanel } from "./image-panel.tsx";
import { LookNotes } from "./look-notes.tsx";
import { NothingYet } from "./nothing-yet.tsx";
import { RailPanel } from "./rail-panel.tsx";
import styles from "./scope.module.css";
import { StrongestFigure } from "./strongest-figure.tsx";
import { UnitPanel } from "./unit-panel.tsx";
import { useLook } from "./use-look.ts";
import { useOpenedUnit } from "./use-opened-unit.ts";
import { useRailPictures } from "./use-rail-pictures.ts";
import { useScopeKeys } from "./use-scope-keys.ts";
import { useStrongest } from "./use-strongest.ts";
import zone from "./zone.module.css";

/** Rail, image, strongest maps, opened unit: all panels of one look. */
export function Scope() {
  const { view } = useViewState();
  const state = useLook();
  const { look } = state;
  const strongest = useStrongest(look);
  const tiles = strongest.strongest?.tiles;
  const unit = useMemo(
    () => view?.unit ?? (tiles?.[0] && { channel: tiles[0].channel }),
    [view?.unit, tiles?.[0]?.channel],
  );
  const opened = useOpenedUnit(look, unit);
  const idle = strongest.strongest?.state === "complete" && !opened?.rules.guided.loading;
  const rail = useRailPictures(look, idle);
  const [pointed, setPointed] = useState<number>();
  usePageTitle(look?.item.label, unit && String(unit.channel), "Deconv");
  useScopeKeys(state, tiles ?? [], unit);
  if (view && !state.selection.image && !state.image.loading) return <NothingYet state={state} />;
  return (
    <>
      <div className={zone.rail}>
        {state.model.value && <RailPanel model={state.model.value} current={look?.item.id} pictures={rail.pictures} />}
      </div>
      <main id="main" className={`page ${styles.scope}`}>
        <LookNotes state={state} />
        <ImagePanel state={state} opened={opened} tiles={tiles ?? []} pointed={pointed} />
        {state.blocked ? (
          <h1 className="visually-hidden">Deconv</h1>
        ) : (
          <>
            <StrongestFigure look={look} {...strongest} unit={unit} pointed={pointed} onPoint={setPointed} />
            <UnitPanel
              look={look}
              opened={opened}
              tiles={tiles ?? []}
              coming={strongest.strongest === undefined || strongest.strongest.state === "streaming"}
            />
          </>
        )}
      </main>
    </>
  );
}
