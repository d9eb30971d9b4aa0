"""The encoder that ships: written with its weights in eight bits, and read again to be learned on from."""

import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from app.customer.reading.encoder import MODEL, VOCABULARY
from app.customer.reading.marks import WIDTH
from training.network import EMBEDDINGS, Network, pretrained


def write(network: nn.Module, vocabulary: Path) -> None:
    """The network with its weights in eight bits, and its vocabulary, beside the reader."""
    number, marks, types = torch.ones(1, 20, dtype=torch.long), torch.zeros(1, 20, WIDTH), torch.zeros(1, 20).long()
    example = (number, marks, types, torch.ones(1, 3, 20) / 20, *(torch.ones(1, 7, dtype=torch.long) for _ in range(3)))
    axes = {
        "pieces": {1: "length"},
        "marks": {1: "length"},
        "types": {1: "length"},
        "shares": {1: "sentences", 2: "length"},
        "recalled": {1: "known"},
        "kinds": {1: "known"},
        "items": {1: "known"},
    }
    with tempfile.TemporaryDirectory() as place:
        whole = str(Path(place) / "whole.onnx")
        torch.onnx.export(
            network,
            example,
            whole,
            input_names=list(axes),
            output_names=["logits"],
            dynamic_axes=axes | {"logits": {1: "sentences"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, str(MODEL), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    shutil.copyfile(vocabulary, VOCABULARY)
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1e6:.1f} MB")


def shipped(folder: Path) -> Network:
    """As `pretrained`, but with what the encoder that ships has learned, as far as its eight bits keep it."""
    graph = onnx.load(str(MODEL)).graph
    stored = {each.name: torch.tensor(numpy_helper.to_array(each)) for each in graph.initializer}
    network = pretrained(folder)
    own = network.state_dict()
    found = {name: weight for name, weight in stored.items() if name in own}
    found["lookup.kinds.weight"] = _widened(stored, "lookup.kinds.weight")
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            part = node.output[0].partition("/MatMul")[0].strip("/").replace("/", ".")
            found[f"{part}.weight"] = _widened(stored, node.input[1].removesuffix("_quantized")).T
    missing, strange = network.load_state_dict(found, strict=False)
    if strange or set(missing) != {f"{name}.weight" for name in EMBEDDINGS}:
        raise ValueError(f"{MODEL.name} has other parts than this network: {strange or missing}")
    return network


def _widened(stored: dict[str, Tensor], name: str) -> Tensor:
    """A weight that is kept in eight bits, as it was before but for rounding."""
    return (stored[f"{name}_quantized"].float() - stored[f"{name}_zero_point"].float()) * stored[f"{name}_scale"]
