/** Puts the page's Latin fonts into an SVG: a picture of an SVG cannot reach the page's. */
export async function embedFonts(svg: string): Promise<string> {
  const faces = await Promise.all(latinFaces().map(embedFace));
  return svg.replace(/(<svg\b[^>]*>)/, `$1<style>${faces.join("")}</style>`);
}

interface Face {
  family: string;
  weight: string;
  url: string;
}

function latinFaces(): Face[] {
  const faces: Face[] = [];
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule) || !rule.style.getPropertyValue("unicode-range").includes("U+0-FF"))
        continue;
      const source = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue("src"))?.[1];
      if (!source) continue;
      faces.push({
        family: rule.style.getPropertyValue("font-family").replace(/["']/g, ""),
        weight: rule.style.getPropertyValue("font-weight"),
        url: new URL(source, sheet.href ?? location.href).href,
      });
    }
  }
  return faces;
}

async function embedFace({ family, weight, url }: Face): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  // Figures name the families, the page their variable forms.
  const names = [family, family.replace(/ Variable$/, "")];
  return names
    .map(
      (name) =>
        `@font-face{font-family:"${name}";font-weight:${weight};src:url(data:font/woff2;base64,${btoa(binary)}) format("woff2")}`,
    )
    .join("");
}
