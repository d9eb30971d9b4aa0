"""A network of whole numbers opened to run on one core, without memory held for the next run."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def opened(model: Path) -> "InferenceSession":
    """A network ready to run; the runtime is loaded here, and must be installed."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    return InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
