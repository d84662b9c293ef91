import { crc32 } from "./crc32.ts";

const signatureAndHeader = 8 + 25;

/**
 * Puts a `tEXt` chunk behind the header of a PNG; characters beyond Latin-1 are written as \uXXXX.
 * @throws RangeError if the bytes are no PNG or the keyword is not 1 to 79 Latin-1 characters
 * @see https://www.w3.org/TR/png-3/#11tEXt
 */
export function addPngText(png: Uint8Array, keyword: string, text: string): Uint8Array<ArrayBuffer> {
  if (png.length < signatureAndHeader || png[0] !== 0x89 || png[1] !== 0x50 || png[2] !== 0x4e || png[3] !== 0x47) {
    throw new RangeError(`expected a PNG, got ${png.length} bytes that begin otherwise`);
  }
  if (!/^[\x20-\x7e]{1,79}$/.test(keyword))
    throw new RangeError(`expected a keyword of 1 to 79 characters, got "${keyword}"`);
  const body = latin1(`tEXt${keyword}\0${escapeBeyondLatin1(text)}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(4 + body.length, crc32(body));
  const file = new Uint8Array(png.length + chunk.length);
  file.set(png.subarray(0, signatureAndHeader));
  file.set(chunk, signatureAndHeader);
  file.set(png.subarray(signatureAndHeader), signatureAndHeader + chunk.length);
  return file;
}

function escapeBeyondLatin1(text: string): string {
  const codes = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return codes
    .map((code) => (code < 256 ? String.fromCharCode(code) : `\\u${code.toString(16).padStart(4, "0")}`))
    .join("");
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
