"""What real PyTorch keeps of a forward pass for the backward pass, in bytes per sample, written to kept_memory.json.

    python3 test/golden/kept_memory.py

Debian's python3-torch (1.13) and python3-torchvision (0.14) give the same figures. Every tensor that autograd saves is counted
once, by its memory, without parameters, buffers and statistics over the batch (a few numbers per channel). Nothing works in
place and nothing is dropped.
"""

import json
from pathlib import Path

import torch
import torchvision.models as zoo
from torch import nn
from torchvision.models.convnext import LayerNorm2d

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
    "convnext_tiny": 224,
}
# Behind a convolution, so that a gradient is needed: the node as the language has it, and the module.
NODES = {
    "ReLU": nn.ReLU(),
    "Sigmoid": nn.Sigmoid(),
    "Tanh": nn.Tanh(),
    "SiLU": nn.SiLU(),
    "GELU": nn.GELU(),
    "ELU": nn.ELU(),
    "SELU": nn.SELU(),
    "Mish": nn.Mish(),
    "PReLU": nn.PReLU(),
    "LeakyReLU": nn.LeakyReLU(),
    "Hardswish": nn.Hardswish(),
    "Hardtanh": nn.Hardtanh(),
    "Softplus": nn.Softplus(),
    "{op: Softmax, dim: 1}": nn.Softmax(1),
    "{op: LogSoftmax, dim: 1}": nn.LogSoftmax(1),
    "BatchNorm2d": nn.BatchNorm2d(8),
    "{op: GroupNorm, num_groups: 4}": nn.GroupNorm(4, 8),
    "{op: LayerNorm, normalized_shape: [9, 7]}": nn.LayerNorm([9, 7]),
    "LayerNorm2d": LayerNorm2d(8),
    "{op: MaxPool2d, kernel_size: 2}": nn.MaxPool2d(2),
    "{op: AvgPool2d, kernel_size: 2}": nn.AvgPool2d(2),
    "{op: AdaptiveAvgPool2d, output_size: 2}": nn.AdaptiveAvgPool2d(2),
    "{op: AdaptiveMaxPool2d, output_size: 2}": nn.AdaptiveMaxPool2d(2),
    "{op: Conv2d, out_channels: 4, kernel_size: 3}": nn.Conv2d(8, 4, 3),
    "{op: ConvTranspose2d, out_channels: 4, kernel_size: 2}": nn.ConvTranspose2d(8, 4, 2),
    "{op: Linear, out_features: 3}": nn.Linear(7, 3),
    "{op: Upsample, scale_factor: 2}": nn.Upsample(scale_factor=2),
    "{op: Upsample, scale_factor: 2, mode: bilinear}": nn.Upsample(scale_factor=2, mode="bilinear"),
    "{op: PixelShuffle, upscale_factor: 2}": nn.PixelShuffle(2),
    "{op: ChannelShuffle, groups: 2}": nn.ChannelShuffle(2),
    "{op: Pad, padding: 1}": nn.ZeroPad2d(1),
    "{op: Pad, padding: 1, mode: reflect}": nn.ReflectionPad2d(1),
    "{op: Pad, padding: 1, mode: replicate}": nn.ReplicationPad2d(1),
    "Flatten": nn.Flatten(),
}
OPTIONS = {name: dict(aux_logits=False, init_weights=False, transform_input=False) for name in ("googlenet", "inception_v3")}


def main():
    models = {
        name: kept_bytes(getattr(zoo, name)(weights=None, **OPTIONS.get(name, {})), (3, size, size))
        for name, size in MODELS.items()
    }
    convolution = nn.Conv2d(8, 8, 1, bias=False)
    nodes = {node: kept_bytes(nn.Sequential(convolution, module), (8, 9, 7)) for node, module in NODES.items()}
    kept = {"models": models, "nodes": nodes}
    (HERE / "kept_memory.json").write_text(json.dumps(kept, indent=2) + "\n")
    print(kept)


def kept_bytes(model, shape):
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
        output = model(torch.randn(BATCH, *shape))
    assert output.requires_grad
    return sum(saved.values()) // BATCH


def is_statistics(tensor):
    return tensor.dim() < 2


if __name__ == "__main__":
    main()
