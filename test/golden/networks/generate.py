"""Writes the whole networks that Netwright's forward passes are compared with, from PyTorch.

    apt install python3-torch python3-torchvision   (Debian 12: PyTorch 1.13, torchvision 0.14)
    /usr/bin/python3 generate.py

Each NAME/ gets input.npy, output.npy, weights.npz (the state dict) and case.json (sizes and counts); network.cnn.yaml
beside them is the same network in Netwright's language, written by hand. Modules are called as the nodes there, so the
names in the state dict are the paths of the nodes.
"""

import json
import os
import sys

import numpy as np
import torch
from torch import nn
from torchvision.ops import DeformConv2d

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "blocks"))
from modules import (  # noqa: E402
    ConvBNReLU,
    InceptionBN,
    ResidualBlock,
    ShuffleNetUnit,
    counts,
    randomize,
)


class ResNet(nn.Module):
    def __init__(self, copies, reduction=None):
        super().__init__()
        self.stem = ConvBNReLU(3, 8, 7, 2)
        self.pool = nn.MaxPool2d(3, 2, 1)
        for stage, (inputs, outputs) in enumerate([(8, 8), (8, 16), (16, 32), (32, 64)], 1):
            stride = 1 if stage == 1 else 2
            first = ResidualBlock(inputs, outputs, stride, reduction)
            more = [ResidualBlock(outputs, outputs, 1, reduction) for _ in range(copies - 1)]
            setattr(self, f"stage{stage}", nn.Sequential(first, *more) if more else first)
        self.logits = nn.Linear(64, 10)

    def forward(self, x):
        x = self.pool(self.stem(x))
        x = self.stage4(self.stage3(self.stage2(self.stage1(x))))
        return self.logits(x.mean((2, 3)))


class GoogLeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = ConvBNReLU(3, 8, 7, 2, eps=0.001)
        self.conv2 = ConvBNReLU(8, 8, 1, eps=0.001)
        self.conv3 = ConvBNReLU(8, 24, 3, eps=0.001)
        self.inception3a = InceptionBN(24, 8, 12, 16, 2, 4, 4)
        self.inception3b = InceptionBN(32, 16, 16, 24, 4, 12, 8)
        self.inception4a = InceptionBN(60, 24, 12, 26, 2, 6, 8)
        self.inception5a = InceptionBN(64, 32, 20, 40, 4, 16, 16)
        self.logits = nn.Linear(104, 10)
        self.wide = nn.MaxPool2d(3, 2, ceil_mode=True)
        self.narrow = nn.MaxPool2d(2, 2, ceil_mode=True)

    def forward(self, x):
        x = self.wide(self.conv1(x))
        x = self.wide(self.conv3(self.conv2(x)))
        x = self.wide(self.inception3b(self.inception3a(x)))
        x = self.inception5a(self.narrow(self.inception4a(x)))
        return self.logits(x.mean((2, 3)))


class ShuffleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = ConvBNReLU(3, 24, 3, 2)
        self.pool = nn.MaxPool2d(3, 2, 1)
        self.reduce2 = ShuffleNetUnit(24, 120, 24, 2, 3, first_group=False)
        self.stage2 = ShuffleNetUnit(120, 120, 30, 1, 3)
        self.reduce3 = ShuffleNetUnit(120, 240, 30, 2, 3)
        self.stage3 = ShuffleNetUnit(240, 240, 60, 1, 3)
        self.logits = nn.Linear(240, 10)

    def forward(self, x):
        x = self.pool(self.stem(x))
        x = self.stage3(self.reduce3(self.stage2(self.reduce2(x))))
        return self.logits(x.mean((2, 3)))


class Deformable(nn.Module):
    """Version 1, version 2 with modulation and dilation, then an ordinary dilated convolution."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, 2, 1)
        self.offset1 = nn.Conv2d(16, 18, 3, 1, 1)
        self.deform1 = DeformConv2d(16, 24, 3, 1, 1)
        self.offset2 = nn.Conv2d(24, 27, 3, 1, 2, 2)
        self.deform2 = DeformConv2d(24, 24, 3, 1, 2, 2, bias=False)
        self.dilated = nn.Conv2d(24, 32, 3, 1, 4, 4)
        self.head = nn.Conv2d(32, 5, 1)

    def forward(self, x):
        x = torch.relu(self.conv1(x))
        x = torch.relu(self.deform1(x, self.offset1(x)))
        offset, mask = self.offset2(x).split([18, 9], 1)
        x = torch.relu(self.deform2(x, offset, torch.sigmoid(mask)))
        return self.head(torch.relu(self.dilated(x)))


NETWORKS = {
    "tiny-resnet": (lambda: ResNet(2), [1, 3, 64, 64]),
    "tiny-se-resnet": (lambda: ResNet(1, reduction=4), [1, 3, 64, 64]),
    "tiny-googlenet": (GoogLeNet, [1, 3, 97, 97]),
    "tiny-shufflenet": (ShuffleNet, [2, 3, 64, 64]),
    "tiny-deformable": (Deformable, [1, 3, 33, 31]),
}


def write(name, make, shape):
    torch.manual_seed(sum(name.encode()))
    network = make().eval()
    randomize(network)
    sample = torch.randn(shape)
    with torch.no_grad():
        output = network(sample)
    weights = {path: tensor.numpy() for path, tensor in network.state_dict().items()}
    case = {"input": shape, "output": list(output.shape), **counts(network, [sample])}
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    os.makedirs(folder, exist_ok=True)
    np.save(os.path.join(folder, "input.npy"), sample.numpy())
    np.save(os.path.join(folder, "output.npy"), output.numpy())
    np.savez(os.path.join(folder, "weights.npz"), **weights)
    with open(os.path.join(folder, "case.json"), "w", encoding="utf-8") as file:
        file.write(json.dumps(case, indent=None) + "\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    for each, (build, size) in NETWORKS.items():
        write(each, build, size)
