"""The contract as Python modules, made from the .proto files of the repository, or of a folder proto beside this file."""

import importlib
import sys
from importlib.resources import files as resources
from pathlib import Path

from grpc_tools import protoc

HERE = Path(__file__).resolve().parent


def load_contract(*names):
    """Makes the stubs from the .proto files and imports the modules named."""
    beside, stubs = HERE / "proto", HERE / ".cache" / "stubs"
    proto = beside if beside.is_dir() else HERE.parent.parent / "proto"
    stubs.mkdir(parents=True, exist_ok=True)
    # Where the compiler keeps the messages of protobuf itself.
    include = resources("grpc_tools") / "_proto"
    files = [str(path) for path in sorted(proto.glob("deconvscope/v1/*.proto"))]
    out = [f"--python_out={stubs}", f"--grpc_python_out={stubs}"]
    if protoc.main(["protoc", f"-I{proto}", f"-I{include}", *out, *files]) != 0:
        sys.exit(f"the contract in {proto} could not be compiled")
    sys.path.insert(0, str(stubs))
    return [importlib.import_module(f"deconvscope.v1.{name}") for name in names]
