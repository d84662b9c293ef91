/** What is said of classes, [images, classes]; in doubles where sums are taken, and where values near 1 are to differ. */
export type ClassScores = Float32Array | Float64Array;
