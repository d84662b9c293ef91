import type { SweepSettings } from "../sweep/sweep-settings.ts";

interface FillPatternProps {
  id: string;
  fill: SweepSettings["fill"];
  patch: number;
  pictureUrl: string;
  /** Of the model's input. */
  height: number;
  width: number;
}

/** What a square of noise, or of the blurred image, shows at each pixel, as a paint that the square refers to. */
export function FillPattern({ id, fill, patch, pictureUrl, height, width }: FillPatternProps) {
  const size = { height, width };
  return (
    <svg width="0" height="0" style={{ position: "absolute" }} aria-hidden="true">
      <defs>
        <filter id={`${id}-filter`} x="0" y="0" width="1" height="1">
          {fill === "blur" ? (
            <feGaussianBlur stdDeviation={patch / 2} edgeMode="duplicate" />
          ) : (
            <feTurbulence type="fractalNoise" baseFrequency="0.9" />
          )}
        </filter>
        <pattern id={id} patternUnits="userSpaceOnUse" {...size}>
          <rect {...size} fill="rgb(128 128 128)" />
          {fill === "blur" ? (
            <image href={pictureUrl} {...size} preserveAspectRatio="none" filter={`url(#${id}-filter)`} />
          ) : (
            <rect {...size} filter={`url(#${id}-filter)`} />
          )}
        </pattern>
      </defs>
    </svg>
  );
}
