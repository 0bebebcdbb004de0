"""What real PyTorch keeps of a forward pass for the backward pass, in bytes per sample, written to kept_memory.json.

    python3 test/golden/kept_memory.py

Debian's python3-torch (1.13) and python3-torchvision (0.14) give the same figures. Every tensor that autograd saves is counted
once, by its memory, without parameters, buffers and the statistics of normalizations (a few numbers per channel). Nothing
works in place and nothing is dropped.
"""

import json
from pathlib import Path

import torch
import torchvision.models as zoo
from torch import nn

HERE = Path(__file__).parent
BATCH = 2
MODELS = {
    "alexnet": 224,
    "vgg16": 224,
    "resnet18": 224,
    "resnet50": 224,
    "googlenet": 224,
    "inception_v3": 299,
    "squeezenet1_1": 224,
    "densenet121": 224,
    "mobilenet_v2": 224,
    "mobilenet_v3_small": 224,
    "shufflenet_v2_x1_0": 224,
    "mnasnet1_0": 224,
    "efficientnet_b0": 224,
    "regnet_y_400mf": 224,
}
OPTIONS = {name: dict(aux_logits=False, init_weights=False, transform_input=False) for name in ("googlenet", "inception_v3")}


def main():
    kept = {name: kept_bytes(getattr(zoo, name)(weights=None, **OPTIONS.get(name, {})), size) for name, size in MODELS.items()}
    (HERE / "kept_memory.json").write_text(json.dumps(kept, indent=2) + "\n")
    print(kept)


def kept_bytes(model, size):
    model.train()
    for module in model.modules():
        if hasattr(module, "inplace"):
            module.inplace = False
        if isinstance(module, nn.Dropout) or type(module).__name__ == "StochasticDepth":
            module.p = 0
    own = {each.data_ptr() for each in [*model.parameters(), *model.buffers()]}
    saved = {}

    def save(tensor):
        if not is_statistics(tensor) and tensor.data_ptr() not in own:
            saved[tensor.data_ptr()] = tensor.storage().nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(save, lambda tensor: tensor):
        output = model(torch.randn(BATCH, 3, size, size))
    assert output.requires_grad
    return sum(saved.values()) // BATCH


def is_statistics(tensor):
    return tensor.dim() < 2


if __name__ == "__main__":
    main()
