#!/usr/bin/python3
"""Regenerates the golden numbers of networks and blocks from PyTorch and torchvision.

    apt install python3-torch python3-torchvision
    /usr/bin/python3 test/golden/models/generate.py

Shapes and counts are integers and do not depend on the version: Debian's PyTorch 1.13 and torchvision 0.14 made these.
"""

import json
from pathlib import Path

import torchvision
from torchvision.models import segmentation

from fill import samples
from reference_blocks import cases
from reference_networks import examples
from seeds import seeds
from trace import Trace, buffers, parameters, weights

here = Path(__file__).parent

# Every convolutional classifier of torchvision; those with True are also kept operator by operator.
classifiers = {
    "alexnet": True, "convnext_tiny": True, "convnext_small": False,
    "densenet121": True, "densenet161": False, "densenet169": False, "densenet201": False,
    "efficientnet_b0": True, "efficientnet_b1": False, "efficientnet_v2_s": True,
    "googlenet": True, "inception_v3": True,
    "mnasnet0_5": False, "mnasnet1_0": True,
    "mobilenet_v2": True, "mobilenet_v3_large": True, "mobilenet_v3_small": True,
    "regnet_x_400mf": True, "regnet_y_400mf": True,
    "resnet18": True, "resnet34": True, "resnet50": True, "resnet101": True, "resnet152": True,
    "resnext50_32x4d": True, "resnext101_32x8d": False, "wide_resnet50_2": True, "wide_resnet101_2": False,
    "shufflenet_v2_x0_5": False, "shufflenet_v2_x1_0": True,
    "squeezenet1_0": True, "squeezenet1_1": True,
    "vgg11": False, "vgg13": False, "vgg16": True, "vgg16_bn": True, "vgg19": False,
}  # fmt: skip

sizes = {"inception_v3": [3, 299, 299], "efficientnet_b1": [3, 240, 240], "efficientnet_v2_s": [3, 384, 384]}

# Sizes that do not divide, and images that are not square.
odd_sizes = [[3, 193, 257], [3, 161, 225]]

# Those whose outputs are kept too: one of each way of branching, small enough for a test.
computed = ["densenet121", "googlenet", "mobilenet_v3_small", "regnet_y_400mf", "shufflenet_v2_x1_0"]


def classifier(name):
    heads = {"aux_logits": False, "init_weights": False} if name in ("googlenet", "inception_v3") else {}
    return getattr(torchvision.models, name)(weights=None, **heads)


def totals(model, *shape):
    trace = Trace(model, *shape)
    return trace, {
        "input": list(shape),
        "output": trace.output,
        "parameters": parameters(model),
        "buffers": buffers(model),
        "macs": trace.macs,
    }


def write_networks():
    networks = {}
    for name, in_full in classifiers.items():
        model = classifier(name)
        trace, networks[name] = totals(model, *sizes.get(name, [3, 224, 224]))
        if in_full:
            networks[name]["other_sizes"] = [at(model, shape) for shape in odd_sizes]
            write(f"models/layers/{name}.json", trace.rows())
        if name in computed:
            networks[name]["computed"] = {"input": [3, 97, 129], "values": samples(model, (3, 97, 129))}
    model = segmentation.deeplabv3_resnet50(weights=None, weights_backbone=None, aux_loss=False)
    trace, networks["deeplabv3_resnet50"] = totals(model, 3, 520, 520)
    write("models/layers/deeplabv3_resnet50.json", trace.rows())
    write("models.json", networks)


def write_examples():
    """Example networks that torchvision does not have."""
    rows = {}
    for name, model, shape, others, small in examples():
        trace, rows[name] = totals(model, *shape)
        rows[name]["other_sizes"] = [at(model, other) for other in others]
        if small is not None:
            rows[name]["computed"] = {"input": small, "values": samples(model, small)}
        write(f"models/layers/{name}.json", trace.rows())
    write("models/examples.json", rows)


def at(model, shape):
    trace = Trace(model, *shape)
    return {"input": shape, "output": trace.output, "macs": trace.macs, "elements": trace.elements}


def write_blocks():
    rows = []
    for node, module, shape in cases():
        _, row = totals(module, *shape)
        rows.append({"node": node, **row, "weights": weights(module), "values": samples(module, shape)})
    write("models/blocks.json", rows)


def write_seeds():
    write("seed_numbers.json", seeds())


def write(path, value):
    """One entry to a line, so that a difference can be read."""
    if isinstance(value, dict):
        body = ",\n".join(f"  {dump(key)}: {dump(entry)}" for key, entry in value.items())
        text = f"{{\n{body}\n}}\n"
    else:
        text = "[\n" + ",\n".join(f"  {dump(entry)}" for entry in value) + "\n]\n"
    (here.parent / path).write_text(text)


def dump(value):
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    # Networks take some minutes, the rest seconds.
    write_networks()
    write_examples()
    write_blocks()
    write_seeds()
