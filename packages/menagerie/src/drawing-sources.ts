/** The folder of the code that draws: what is kept of a drawing goes with its files. */
export const drawingSources = new URL(".", import.meta.url);
