export interface FilterBoundData {
  /** [kernel height, kernel width, in, out], row-major: the filters as they are without the bound. */
  readonly filters: ArrayLike<number>;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly inputs: number;
  readonly outputs: number;
  /** Root mean square that no filter may exceed. */
  readonly bound: number;
  /** What the three inputs are. */
  readonly channelOrder?: "RGB" | "BGR" | undefined;
  /** "rms": largest root mean square first, if left out; "index": as in the model. */
  readonly order?: "rms" | "index" | undefined;
}

export interface FilterBoundProps extends FilterBoundData {
  readonly selected?: number | undefined;
  /** Filter that is pointed at elsewhere. */
  readonly highlighted?: number | undefined;
  /** px; where the page does not say it. */
  readonly width?: number | undefined;
  /** Name of the figure; "Filters before and after the bound" if left out. */
  readonly label?: string | undefined;
  readonly onSelect?: ((filter: number) => void) | undefined;
  readonly onHover?: ((filter: number | undefined) => void) | undefined;
}
