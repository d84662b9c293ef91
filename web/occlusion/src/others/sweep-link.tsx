import { navigate, useViewState } from "@deconvscope/shell";
import { ClassMap } from "@deconvscope/viz-class-map/react";
import { Heatmap } from "@deconvscope/viz-heatmap/react";
import { type MouseEvent, memo } from "react";
import { className } from "../panels/map-name.ts";
import type { KeptSweep } from "../sweep/kept-sweeps.ts";
import { useFramedPicture } from "../sweep/use-framed-picture.ts";
import { addressOf, describeOther, describeSweepOf } from "./describe-other.ts";
import styles from "./other-sweeps.module.css";

const domain = [0, 1] as const;

/** A sweep that opens again where it is pressed; it is not drawn anew while the square moves. */
export const SweepLink = memo(function SweepLink({ kept, model }: { kept: KeptSweep; model: string | undefined }) {
  const { settings, sweep } = kept;
  const { link } = useViewState();
  const picture = useFramedPicture(settings.model, settings.image);
  const change = addressOf(kept);
  const { title, range, winners } = describeOther(kept, model);
  const { start, tiles, summary } = sweep;
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(change);
  };
  return (
    <a className={styles.other} href={link(change)} title={describeSweepOf(kept)} onClick={follow}>
      <span className={styles.small} aria-hidden="true">
        {picture.value && <img src={picture.value} alt="" />}
        {start && tiles && (
          <>
            <Heatmap
              grid={start.grid}
              tiles={tiles.probabilities}
              pixels={summary?.probability}
              domain={domain}
              label="Probability"
            />
            <ClassMap
              bare
              grid={start.grid}
              classes={tiles.topClasses}
              nameOf={(classIndex) => className(settings.model, classIndex)}
              label="Most probable class"
            />
          </>
        )}
      </span>
      <span className={styles.words}>
        <b>{title}</b>
        <small className="num">{range}</small>
        <small>{winners}</small>
      </span>
    </a>
  );
});
