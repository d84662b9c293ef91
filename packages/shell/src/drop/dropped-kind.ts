/** What a file that was dropped on the page is for; undefined where it is neither. */
export function droppedKind(file: { name: string; type: string }): "photo" | "model" | undefined {
  const name = file.name.toLowerCase();
  if (name.endsWith(".onnx") || name.endsWith(".zip")) return "model";
  if (/^image\/(png|jpeg|webp)$/.test(file.type) || /\.(png|jpe?g|webp)$/.test(name)) return "photo";
  return undefined;
}
