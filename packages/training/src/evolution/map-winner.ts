/** The image that excites a feature map most, and where. */
export interface MapWinner {
  readonly channel: number;
  /** Index of the image; −1: none raises the map above 0. */
  readonly image: number;
  /** 0 where none does. */
  readonly activation: number;
  readonly y: number;
  readonly x: number;
}

/** What excites each map of a layer most. */
export interface LayerWinners {
  readonly layer: string;
  /** One a map, by channel. */
  readonly maps: readonly MapWinner[];
}
