import { toJson } from "@bufbuild/protobuf";
import { type Provenance, ProvenanceSchema, type Scan, ScanSchema } from "@deconvscope/proto";

/** Of a layer, for provenance.json: where it lies and what made its pictures. */
export interface WrittenLayer {
  readonly layer: string;
  /** From the export's folder. */
  readonly files: readonly string[];
  readonly maps: number;
  readonly provenance: Provenance | undefined;
}

/** What an exported folder is made of, as indented JSON. */
export function describeExport(scan: Scan, layers: readonly WrittenLayer[]): string {
  const written = layers.map(({ provenance, ...layer }) => ({ ...layer, provenance: provenanceJson(provenance) }));
  return `${JSON.stringify({ scan: scanJson(scan), layers: written }, null, 2)}\n`;
}

/** What made a sheet, as JSON in ASCII: characters beyond are escaped. */
export function describeSheet(scan: Scan, layer: string, provenance: Provenance | undefined): string {
  const json = JSON.stringify({ scan: scanJson(scan), layer, provenance: provenanceJson(provenance) });
  return json.replaceAll(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function scanJson(scan: Scan) {
  return toJson(ScanSchema, scan, { alwaysEmitImplicit: true });
}

function provenanceJson(provenance: Provenance | undefined) {
  return provenance === undefined ? undefined : toJson(ProvenanceSchema, provenance, { alwaysEmitImplicit: true });
}
