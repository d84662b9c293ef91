import { Skeleton, useDelayed, usePageTitle, useViewState } from "@deconvscope/shell";
import { useRef } from "react";
import { mapCount } from "../look.ts";
import { RailPanel } from "../rail-panel.tsx";
import zone from "../zone.module.css";
import styles from "./atlas.module.css";
import { AtlasFigure } from "./atlas-figure.tsx";
import { AtlasNotes } from "./atlas-notes.tsx";
import { MapPanel } from "./map-panel.tsx";
import { NewScan } from "./new-scan.tsx";
import { isActive } from "./scan-state.ts";
import { useAtlas } from "./use-atlas.ts";
import { useAtlasKeys } from "./use-atlas-keys.ts";
import { useAtlasMaps } from "./use-atlas-maps.ts";
import { useAtlasRail } from "./use-atlas-rail.ts";
import { useClosedMap } from "./use-closed-map.ts";
import { useOpenedMap } from "./use-opened-map.ts";

/** What excites every map of a layer over a dataset: the list, and one of them opened. */
export function Atlas() {
  const { view } = useViewState();
  const state = useAtlas();
  const { look, model, watched } = state;
  const find = useRef<HTMLInputElement>(null);
  const named = view?.unit?.channel;
  const beyond = look && named !== undefined && named >= mapCount(look.layer) ? named : undefined;
  const asked = beyond === undefined ? named : undefined;
  const atlas = useAtlasMaps(look, asked, watched.versions);
  const closed = useClosedMap(atlas.query && JSON.stringify(atlas.query), asked);
  const { rows } = atlas.maps;
  const first = beyond === undefined && closed === undefined ? rows[0]?.channel : undefined;
  const channel = asked ?? first;
  const listed = rows.find((row) => row.channel === channel);
  const opened = useOpenedMap(look, channel, listed, watched.versions);
  const rail = useAtlasRail(
    look,
    look !== undefined && !isActive(look.scan) && opened?.tops !== undefined && atlas.drawn,
  );
  const waiting = useDelayed(!look && !state.asksForScan);
  useAtlasKeys(state, rows, channel ?? closed, find);
  usePageTitle(look?.item.label, look && channel !== undefined ? String(channel) : undefined, "Atlas");
  return (
    <>
      <div className={zone.rail}>
        {model.value && (
          <RailPanel
            model={model.value}
            current={look?.item.id ?? state.unscannedItem?.id}
            pictures={rail.pictures}
            dead={rail.dead}
          />
        )}
      </div>
      <main id="main" className={`page ${styles.atlas}`}>
        <AtlasNotes state={state} />
        {state.asksForScan ? (
          model.value && <NewScan model={model.value} scans={state.scans} />
        ) : look ? (
          <>
            <AtlasFigure state={state} look={look} atlas={atlas} channel={channel} closed={closed} find={find} />
            <MapPanel
              look={look}
              opened={opened}
              over={asked !== undefined}
              beyond={beyond}
              coming={atlas.maps.loading}
            />
          </>
        ) : (
          <>
            <h1 className="visually-hidden">Atlas</h1>
            {waiting && !watched.problem && !model.problem && <WaitingAtlas />}
          </>
        )}
      </main>
    </>
  );
}

function WaitingAtlas() {
  return (
    <>
      <div aria-hidden="true" className={styles.figure}>
        <Skeleton style={{ height: 32, width: "45%", marginBottom: 16 }} />
        <Skeleton zero style={{ height: "var(--list-height)" }} />
      </div>
      <Skeleton style={{ height: 520 }} />
    </>
  );
}
