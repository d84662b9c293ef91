/** Pixels of images as they are shown, the first ones that come, up to so many bytes. */
export class KeptPixels {
  readonly #images = new Map<number, Uint8Array>();
  #free: number;

  constructor(bytes: number) {
    this.#free = bytes;
  }

  find(image: number): Uint8Array | undefined {
    return this.#images.get(image);
  }

  /** @param pixels are copied: they may be part of something larger */
  keep(image: number, pixels: Uint8Array): void {
    if (pixels.length <= this.#free && !this.#images.has(image)) {
      this.#free -= pixels.length;
      this.#images.set(image, pixels.slice());
    }
  }
}
