import { type FillName, formatCount } from "@deconvscope/shell";
import { CoveredImage } from "@deconvscope/viz-heatmap/react";
import { useId } from "react";
import { fillColor } from "../controls/fill-color.ts";
import { useFramedPicture } from "../sweep/use-framed-picture.ts";
import { FillPattern } from "./fill-pattern.tsx";
import { Panel } from "./panel.tsx";
import type { PanelProps } from "./panel-props.ts";
import { ToCome } from "./to-come.tsx";

const fillings: Record<FillName, string> = {
  mean: "the mean",
  grey: "mid-grey",
  noise: "noise",
  blur: "the blurred image",
};

/** (a) The image with the square on it, which a hand moves to any pixel. */
export function ImagePanel({ state, sweep, square, at, pointing }: PanelProps) {
  const { settings } = state;
  const model = state.model.value;
  const picture = useFramedPicture(model, state.image.value);
  const [height = 1, width = 1] = model?.summary.inputShape ?? [];
  const paint = useId();
  const color = settings && fillColor(settings.fill, settings.model.response.preprocessing);
  const grid = sweep?.start?.grid;
  const fill = settings && fillings[settings.fill];
  return (
    <Panel
      letter="a"
      title="Image, square at the cursor"
      foot={
        grid &&
        `Square ${grid.patch} px, stride ${grid.stride} px, filled with ${fill}. ${grid.rows} × ${grid.columns} = ${formatCount(grid.rows * grid.columns)} places.`
      }
    >
      {picture.value && settings && !color && (
        <FillPattern
          id={paint}
          {...{ fill: settings.fill, patch: settings.patch, pictureUrl: picture.value, height, width }}
        />
      )}
      {picture.value ? (
        <CoveredImage
          imageUrl={picture.value}
          height={height}
          width={width}
          square={at}
          fill={color ?? `url(#${paint})`}
          label={`The image, ${state.image.value?.name ?? ""}; arrow keys move the square`}
          {...pointing}
          onDrag={square.drag}
        />
      ) : (
        <ToCome state={state} sweep={sweep} />
      )}
    </Panel>
  );
}
