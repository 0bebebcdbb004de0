"""What one position sees of the input, measured by gradients in real PyTorch, written to receptive_field.json.

    python3 test/golden/receptive_field.py

Debian's python3-torch (1.13) and python3-torchvision (0.14) give the same figures. Convolutions are replaced by the mean of
their channels and of their window, max pools by mean pools, activations and normalizations by nothing: then no
gradient is zero by chance, and all that is left is who looks at whom. The field of a position is where its gradient with
respect to the input is not zero, from the first to the last pixel. Each axis is measured by itself, on an input that is
long in that axis only.
"""

import json
from pathlib import Path

import torch
import torch.nn.functional as F
import torchvision.models as zoo
from torch import nn
from torchvision.models.densenet import _DenseBlock
from torchvision.models.mobilenetv2 import InvertedResidual
from torchvision.models.resnet import BasicBlock, Bottleneck
from torchvision.models.shufflenetv2 import InvertedResidual as ShuffleUnit

HERE = Path(__file__).parent
NARROW = 160


def main():
    F.max_pool2d = lambda x, kernel_size, stride=None, padding=0, *_, **__: F.avg_pool2d(x, kernel_size, stride, padding)
    rows = [case(*each) for each in [*stacks(), *graphs(), *networks()]]
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    (HERE / "receptive_field.json").write_text(f"[\n{lines}\n]\n")
    print(len(rows), "cases")


def case(name, make, size, extra=None, shift=0, stage=None):
    """`position` is the one in the middle, or `shift` behind it; `jump` is how far the field of the next one is from its own."""
    torch.manual_seed(0)
    model = bare(make().double())
    channels = next((each.in_channels for each in model.modules() if isinstance(each, Mean)), 1)
    axes = [axis_of(model, channels, size, axis, shift, stage) for axis in (0, 1)]
    row = {key: [axis[key] for axis in axes] for key in axes[0]}
    print(name, row, flush=True)
    return {"id": name, **(extra or {}), **row}


def axis_of(model, channels, size, axis, shift, stage):
    extents = [size, NARROW] if axis == 0 else [NARROW, size]
    image = torch.ones(1, channels, *extents, dtype=torch.float64, requires_grad=True)
    output = up_to(model, stage, image)
    position = output.shape[2 + axis] // 2 + shift
    first, last = field(output, position, axis, image)
    assert 0 < first and last < size - 1, f"{size} is too small: the field is {first} to {last}"
    return {
        "size": last - first + 1,
        "jump": field(output, position + 1, axis, image)[0] - first,
        "position": position,
        "first": first,
        "last": last,
    }


def field(output, position, axis, image):
    """The first and the last pixel that matters."""
    across = output.shape[3 - axis] // 2
    index = (position, across) if axis == 0 else (across, position)
    (gradient,) = torch.autograd.grad(output[0, :, index[0], index[1]].sum(), image, retain_graph=True)
    seen = (gradient[0] != 0).any(0).any(1 - axis).nonzero().flatten().tolist()
    return seen[0], seen[-1]


class Reached(Exception):
    pass


def up_to(model, stage, image):
    """The output of the stage, whatever comes behind it."""
    if stage is None:
        return model(image)
    found = []

    def stop(_, __, output):
        found.append(output)
        raise Reached

    hook = model.get_submodule(stage).register_forward_hook(stop)
    try:
        model(image)
    except Reached:
        pass
    hook.remove()
    return found[0]


class Mean(nn.Module):
    """A convolution that takes the mean of what it looks at, whatever the channels."""

    def __init__(self, convolution):
        super().__init__()
        self.in_channels, self.out_channels = convolution.in_channels, convolution.out_channels
        self.options = dict(stride=convolution.stride, padding=convolution.padding, dilation=convolution.dilation)
        height, width = convolution.kernel_size
        self.register_buffer("weight", torch.full((1, 1, height, width), 1 / (height * width), dtype=torch.float64))

    def forward(self, x):
        seen = F.conv2d(x.mean(1, keepdim=True), self.weight, **self.options)
        return seen.repeat(1, self.out_channels, 1, 1)


def bare(module):
    for name, child in module.named_children():
        setattr(module, name, replacement(child))
    return module.eval()


def replacement(module):
    if isinstance(module, nn.Conv2d):
        return Mean(module)
    if isinstance(module, nn.MaxPool2d):
        return nn.AvgPool2d(module.kernel_size, module.stride, module.padding, module.ceil_mode)
    if isinstance(module, (nn.BatchNorm2d, nn.ReLU, nn.ReLU6, nn.Dropout)):
        return nn.Identity()
    return bare(module)


def stacks():
    """Layers one behind the other, written into the file too: kind, kernel, stride, padding, dilation."""
    conv = lambda k, s=1, p=None, d=1: layer("Conv2d", k, s, p, d)
    separable = lambda s: [layer("depthwise", 3, s), conv(1)]
    vgg = [conv(3)] * 2 + [layer("MaxPool2d", 2, 2, 0)]
    deeper = [conv(3)] * 3 + [layer("MaxPool2d", 2, 2, 0)]
    cases = {
        "one 3×3": [conv(3)],
        "one 5×5": [conv(5)],
        "two 3×3 without padding": [conv(3, p=0)] * 2,
        "three 3×3": [conv(3)] * 3,
        "five 1×1": [conv(1)] * 5,
        "asymmetric": [conv([3, 5], [1, 2]), conv(3, d=[2, 1])],
        "dilations 1, 2, 4": [conv(3), conv(3, d=2), conv(3, d=4)],
        "dilations 2, 2, 2": [conv(3, d=2)] * 3,
        "dilations 1, 2, 5": [conv(3), conv(3, d=2), conv(3, d=5)],
        "three of stride 2": [conv(3, 2)] * 3,
        "strided, then dilated": [conv(3, 2), conv(3, d=2)],
        "2×2 of stride 2, twice": [conv(2, 2, 0)] * 2,
        "stem and block of ConvNeXt": [conv(4, 4, 0), conv(7)],
        "PatchGAN": [conv(4, 2, 1)] * 3 + [conv(4, 1, 1)] * 2,
        "stem of ResNet": [conv(7, 2), layer("MaxPool2d", 3, 2, 1)],
        "mean pool": [conv(3), layer("AvgPool2d", 3, 2, 1), conv(3)],
        "LeNet": [conv(5, p=0), layer("AvgPool2d", 2, 2, 0)] * 2,
        "MobileNet v1": [conv(3, 2)] + sum([separable(s) for s in [1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1]], []),
        "VGG-16": vgg * 2 + deeper * 3,
    }
    for name, layers in cases.items():
        size = 768 if name in ("MobileNet v1", "VGG-16") else 256
        yield name, lambda layers=layers: nn.Sequential(*map(module_of, layers)), size, {"layers": layers}


def layer(kind, kernel, stride=1, padding=None, dilation=1):
    kernel, stride, dilation = (each if isinstance(each, list) else [each, each] for each in (kernel, stride, dilation))
    half = [d * (k - 1) // 2 for k, d in zip(kernel, dilation)]
    return [kind, kernel, stride, half if padding is None else [padding, padding], dilation]


def module_of(layer):
    kind, kernel, stride, padding, dilation = layer
    if kind in ("Conv2d", "depthwise"):
        return nn.Conv2d(8, 8, kernel, stride, padding, dilation, groups=8 if kind == "depthwise" else 1)
    return getattr(nn, kind)(kernel, stride, padding)


class Branches(nn.Module):
    """Side by side, concatenated."""

    def __init__(self, *branches):
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], 1)


def graphs():
    conv = lambda k, s=1, d=1: module_of(layer("Conv2d", k, s, None, d))
    pool = lambda k, s, p: nn.AvgPool2d(k, s, p)
    up = lambda mode: nn.Upsample(scale_factor=2, mode=mode)
    small = {
        "naive Inception": lambda: Branches(conv(1), conv(3), conv(5), pool(3, 1, 1)),
        "Inception": lambda: Branches(
            conv(1),
            nn.Sequential(conv(1), conv(3)),
            nn.Sequential(conv(1), conv(5)),
            nn.Sequential(pool(3, 1, 1), conv(1)),
        ),
        "Bottleneck": lambda: nn.Sequential(Bottleneck(64, 16)),
        "BasicBlock": lambda: nn.Sequential(BasicBlock(8, 8)),
        "ASPP without image pooling": lambda: Branches(conv(1), conv(3, d=6), conv(3, d=12), conv(3, d=18)),
        "ShuffleNet v2 unit": lambda: nn.Sequential(ShuffleUnit(16, 16, 1)),
        "inverted residual": lambda: nn.Sequential(InvertedResidual(8, 8, 1, 4)),
        "dense block of 4": lambda: nn.Sequential(_DenseBlock(4, 16, 4, 8, 0)),
        "bilinear, 3×3": lambda: nn.Sequential(up("bilinear"), conv(3)),
    }
    for name, make in small.items():
        yield name, make, 128
    for shift in (0, 1):
        # Neighbours differ behind a nearest Upsample, so both are measured.
        phase = f"position {shift}"
        yield f"nearest, 3×3, {phase}", lambda: nn.Sequential(up("nearest"), conv(3)), 128, None, shift
        yield f"nearest, 5×5, {phase}", lambda: nn.Sequential(up("nearest"), conv(5)), 128, None, shift
        decoder = lambda: nn.Sequential(conv(3), pool(2, 2, 0), conv(3), up("nearest"), conv(3))
        yield f"encoder and decoder, {phase}", decoder, 128, None, shift
    for shift in range(4):
        deep = lambda: nn.Sequential(pool(4, 4, 0), conv(3), up("nearest"), up("nearest"), conv(3))
        yield f"four times smaller and larger, position {shift}", deep, 256, None, shift


def networks():
    """Of torchvision, up to a stage, without weights."""
    stages = {
        "resnet18": {"maxpool": 128, "layer1": 192, "layer2": 384, "layer3": 640, "layer4": 1280},
        "resnet34": {"maxpool": 128, "layer1": 256, "layer3": 1280, "layer4": 2048},
        "resnet50": {"maxpool": 128, "layer1": 192, "layer3": 768, "layer4": 1280},
        "resnet101": {"maxpool": 128, "layer1": 192, "layer3": 1792, "layer4": 2304},
        "vgg11": {"features": 512},
        "vgg16": {"features": 640},
        "squeezenet1_0": {"features": 512},
        "squeezenet1_1": {"features": 512},
        "mnasnet1_0": {"layers": 1280},
        "mobilenet_v2": {"features": 896},
        "shufflenet_v2_x1_0": {"conv5": 1152},
        "googlenet": {"inception3b": 512, "inception4e": 640},
        "inception_v3": {"Mixed_5b": 512, "Mixed_5d": 640, "Mixed_7c": 2816},
        "densenet121": {"features.denseblock1": 256, "features.denseblock3": 2048, "features.denseblock4": 4608},
    }
    options = {
        "googlenet": dict(aux_logits=False, init_weights=False, transform_input=False),
        "inception_v3": dict(aux_logits=False, init_weights=False, transform_input=False),
    }
    for model, sizes in stages.items():
        for stage, size in sizes.items():
            make = lambda model=model: getattr(zoo, model)(weights=None, **options.get(model, {}))
            yield f"{model} {stage}", make, size, {"model": model, "stage": stage}, 0, stage
    for stage, size in {"maxpool": 128, "layer1": 192, "layer3": 768, "layer4": 1280}.items():
        extra = {"model": "resnet50, stride on the 1×1", "stage": stage}
        yield f"{extra['model']} {stage}", early_strides, size, extra, 0, stage
    for stage, size in {"inception3a": 512, "inception5b": 1536}.items():
        extra = {"model": "googlenet, 5×5", "stage": stage}
        yield f"{extra['model']} {stage}", lambda: large_kernels(**options["googlenet"]), size, extra, 0, stage


def large_kernels(**options):
    """GoogLeNet as in the paper: torchvision has a 3×3 in the place of every 5×5."""
    model = zoo.googlenet(weights=None, **options)
    for name, block in model.named_children():
        if name.startswith("inception"):
            block.branch3[1].conv.kernel_size, block.branch3[1].conv.padding = (5, 5), (2, 2)
    return model


def early_strides():
    """ResNet v1 as in the paper: a stage halves the size in its first 1×1, not in its 3×3."""
    model = zoo.resnet50(weights=None)
    for stage in (model.layer2, model.layer3, model.layer4):
        stage[0].conv1.stride, stage[0].conv2.stride = (2, 2), (1, 1)
    return model


if __name__ == "__main__":
    main()
