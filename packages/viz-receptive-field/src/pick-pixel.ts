import { select } from "d3-selection";
import type { ReceptiveFieldProps } from "./render-receptive-field.ts";

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Pointer and arrow keys choose a pixel of the input. */
export function pickPixel(frame: HTMLElement, props: ReceptiveFieldProps): void {
  const { inputHeight, inputWidth, onPick, onHover, step = 1 } = props;
  const clamp = (at: number, count: number) => Math.max(0, Math.min(count - 1, Math.round(at)));
  const pixelOf = (event: MouseEvent) => {
    const box = frame.getBoundingClientRect();
    return {
      y: clamp(Math.floor(((event.clientY - box.top) / Math.max(1, box.height)) * inputHeight), inputHeight),
      x: clamp(Math.floor(((event.clientX - box.left) / Math.max(1, box.width)) * inputWidth), inputWidth),
    };
  };
  select(frame)
    .attr("tabindex", onPick ? "0" : null)
    .on("pointermove", (event: PointerEvent) => onHover?.(pixelOf(event)))
    .on("pointerleave", () => onHover?.(undefined))
    .on("click", (event: MouseEvent) => {
      const { y, x } = pixelOf(event);
      onPick?.(y, x);
    })
    .on("keydown", (event: KeyboardEvent) => {
      const direction = directions[event.key];
      if (!direction || !onPick || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const from = props.peak ?? { y: inputHeight / 2, x: inputWidth / 2 };
      const far = event.shiftKey ? 10 * step : step;
      onPick(clamp(from.y + direction[0] * far, inputHeight), clamp(from.x + direction[1] * far, inputWidth));
    });
}
