#!/bin/sh
# Makes gen/ from the contract. Needs Go and the repository's packages (npm start or pnpm install).
set -eu
cd "$(dirname "$0")"
contract=../../proto
rm -rf gen
"$contract/node_modules/.bin/buf" generate "$contract" --template buf.gen.yaml \
  --path "$contract/deconvscope/v1/deconv.proto" \
  --path "$contract/deconvscope/v1/image.proto" \
  --path "$contract/deconvscope/v1/occlusion.proto" \
  --path "$contract/deconvscope/v1/tensor.proto" \
  --path "$contract/deconvscope/v1/unit.proto"
