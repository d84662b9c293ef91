export { ImagePicker } from "./bar/image-picker.tsx";
export { type Catalog, useCatalog } from "./catalog/catalog.tsx";
export { defaultImage } from "./catalog/choose-defaults.ts";
export { forgetModel, type ModelView, useModel } from "./catalog/use-model.ts";
export { usePageTitle } from "./catalog/use-page-title.ts";
export { useSelection } from "./catalog/use-selection.ts";
export { useServerAway } from "./catalog/use-server-away.ts";
export { Badge } from "./controls/badge.tsx";
export { Button, ButtonLink, IconButton } from "./controls/button.tsx";
export { Combobox } from "./controls/combobox.tsx";
export { Dialog } from "./controls/dialog.tsx";
export { focusAtOnce } from "./controls/focus-at-once.ts";
export { CloseIcon, ExportIcon, LinkIcon, TableIcon } from "./controls/icons.tsx";
export { Popover } from "./controls/popover.tsx";
export { Segmented } from "./controls/segmented.tsx";
export { SideScroll } from "./controls/side-scroll.tsx";
export { AddDataset } from "./datasets/add-dataset.tsx";
export { DatasetPicker, type DatasetSplit } from "./datasets/dataset-picker.tsx";
export {
  type ApiCall,
  type ExportProgress,
  type FigureExport,
  type FigureProvenance,
  type FigureTensor,
  fileName,
  type NamedTensor,
} from "./export/figure-export.ts";
export { saveFile } from "./export/save-file.ts";
export type { NumberTable } from "./export/write-csv.ts";
export { FigureFrame } from "./figure/figure-frame.tsx";
export { Footnote } from "./figure/footnote.tsx";
export { useTableChoice } from "./figure/use-table-choice.ts";
export {
  formatActivation,
  formatBytes,
  formatClasses,
  formatCount,
  formatFlops,
  formatMaps,
  formatPercent,
  formatProbability,
  formatSeconds,
  formatShape,
  formatShort,
} from "./format/format-number.ts";
export { dataUrl } from "./image/data-url.ts";
export { DatasetImages } from "./image/dataset-images.tsx";
export { drawFramed } from "./image/draw-framed.ts";
export { ImagesPicker } from "./image/images-picker.tsx";
export { type ImageSourceInit, type LoadedImage, loadImage } from "./image/load-image.ts";
export { pictureUrl, usePictureUrl } from "./image/object-url.ts";
export { placeParts } from "./image/place-parts.ts";
export { Thumbnail } from "./image/thumbnail.tsx";
export { useImage } from "./image/use-image.ts";
export type { Shortcut } from "./keyboard/shortcut-registry.ts";
export { usePassedFocus } from "./keyboard/use-passed-focus.ts";
export { useShortcuts } from "./keyboard/use-shortcuts.ts";
export { describeLayer, describeOperators, kernelOf } from "./layers/describe-operators.ts";
export { type FoldedItem, foldLayers } from "./layers/fold-layers.ts";
export { layerRole } from "./layers/layer-role.ts";
export { fieldOf, type PixelRect, unitAt } from "./layers/unit-at.ts";
export { CheckList } from "./measure/check-list.tsx";
export { Choices } from "./measure/choices.tsx";
export { MeasureAction } from "./measure/measure-action.tsx";
export { MeasureControls } from "./measure/measure-controls.tsx";
export { MeasureSection } from "./measure/measure-section.tsx";
export { ScrollTable } from "./measure/scroll-table.tsx";
export { SelectField } from "./measure/select-field.tsx";
export { type Measurement, useMeasurement } from "./measure/use-measurement.ts";
export { announce } from "./notice/announce.ts";
export { copyText } from "./notice/copy-text.ts";
export { authorization, noticeRefusal } from "./rpc/access-token.ts";
export { type CallProblem, callProblem, isCancelled } from "./rpc/call-problem.ts";
export { datasets, deconv, models, occlusion, training } from "./rpc/clients.ts";
export { resumeStream } from "./rpc/resume-stream.ts";
export type { ServerStatus } from "./rpc/server-status.ts";
export { type Query, useQuery } from "./rpc/use-query.ts";
export { Shell } from "./shell.tsx";
export { ImageNote, ModelNote } from "./state/address-notes.tsx";
export { EmptyState } from "./state/empty-state.tsx";
export { ErrorNote } from "./state/error-note.tsx";
export { Skeleton } from "./state/skeleton.tsx";
export { StreamProgress } from "./state/stream-progress.tsx";
export { useDelayed } from "./state/use-delayed.ts";
export { figureTheme } from "./theme/figure-theme.ts";
export { useOpenPhoto } from "./uploads/use-open-photo.ts";
export { anotherModel } from "./url/another-model.ts";
export type { DrawnPart } from "./url/drawn-part.ts";
export { type DrawsReference, mostDraws } from "./url/draws-reference.ts";
export { formatImageReference, type ImageReference, parseImageReference } from "./url/image-reference.ts";
export { formatImageSet, type ImageSet } from "./url/image-set.ts";
export type { MapReference } from "./url/map-reference.ts";
export type { MatrixCell } from "./url/matrix-reference.ts";
export type { SignsReference } from "./url/signs-reference.ts";
export type { SplitReference } from "./url/split-reference.ts";
export { type TransformName, type TransformReference, transformNames } from "./url/transform-reference.ts";
export { formatUnitReference, type UnitReference } from "./url/unit-reference.ts";
export { usePartInSight } from "./url/use-part-in-sight.ts";
export { navigate, useViewState } from "./url/use-view-state.ts";
export { ViewLink } from "./url/view-link.tsx";
export {
  type ClassOrderName,
  type FillName,
  fillNames,
  type MapOrderName,
  type RuleName,
  ruleNames,
  type SeedName,
  type ViewChange,
  type ViewState,
} from "./url/view-state.ts";
