/** A layer whose output holds feature maps, or units of a dense layer. */
export interface MapSource {
  readonly name: string;
  readonly maps: number;
}
