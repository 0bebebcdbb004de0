"""Writes what Netwright's operators and blocks are compared with, from PyTorch: cases.json and tensors.npz.

    apt install python3-torch python3-torchvision   (Debian 12: PyTorch 1.13, torchvision 0.14)
    /usr/bin/python3 generate.py

A case is one node of Netwright's language, the PyTorch module that does the same, and the shapes of its inputs.
tensors.npz holds for each case NAME its NAME/input0, NAME/input1, ... NAME/output and NAME/PATH for each weight.
"""

import json
import os
import sys

import numpy as np
import torch
from torch import nn

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import modules as m  # noqa: E402

add = m.Elementwise(lambda x, y: x + y)
mul = m.Elementwise(lambda x, y: x * y)


def concat(axis):
    return m.Elementwise(lambda *tensors: torch.cat(tensors, axis))


A = [1, 4, 6, 5]

CASES = {
    # Activations
    "elu": ("ELU", nn.ELU(), A),
    "elu-alpha": ("{op: ELU, alpha: 0.5}", nn.ELU(0.5), A),
    "celu": ("{op: CELU, alpha: 0.7}", nn.CELU(0.7), A),
    "selu": ("SELU", nn.SELU(), A),
    "gelu": ("GELU", nn.GELU(), A),
    "gelu-tanh": ("{op: GELU, approximate: tanh}", nn.GELU("tanh"), A),
    "hardsigmoid": ("Hardsigmoid", nn.Hardsigmoid(), A),
    "hardswish": ("Hardswish", nn.Hardswish(), A),
    "hardtanh": ("{op: Hardtanh, min_val: -0.5, max_val: 2}", nn.Hardtanh(-0.5, 2), A),
    "leaky-relu": ("LeakyReLU", nn.LeakyReLU(), A),
    "leaky-relu-slope": ("{op: LeakyReLU, negative_slope: 0.2}", nn.LeakyReLU(0.2), A),
    "mish": ("Mish", nn.Mish(), A),
    "prelu": ("PReLU", nn.PReLU(), A),
    "prelu-channels": ("{op: PReLU, num_parameters: 3}", nn.PReLU(3), [2, 3, 4, 5]),
    "relu": ("ReLU", nn.ReLU(), A),
    "relu6": ("ReLU6", nn.ReLU6(), A),
    "sigmoid": ("Sigmoid", nn.Sigmoid(), A),
    "silu": ("SiLU", nn.SiLU(), A),
    "softmax": ("{op: Softmax, dim: 1}", nn.Softmax(1), A),
    "softmax-vector": ("{op: Softmax, dim: 1}", nn.Softmax(1), [2, 9]),
    "log-softmax": ("{op: LogSoftmax, dim: 1}", nn.LogSoftmax(1), A),
    "softplus": ("Softplus", nn.Softplus(), A),
    "tanh": ("Tanh", nn.Tanh(), A),
    # Pooling; sizes that do not divide
    "max-pool": ("{op: MaxPool2d, kernel_size: 3, stride: 2, padding: 1}", nn.MaxPool2d(3, 2, 1), [1, 4, 9, 12]),
    "max-pool-ceil": ("{op: MaxPool2d, kernel_size: 3, stride: 2, ceil_mode: true}", nn.MaxPool2d(3, 2, ceil_mode=True), [1, 3, 8, 11]),
    "max-pool-dilated": ("{op: MaxPool2d, kernel_size: 3, stride: 1, padding: 1, dilation: 2}", nn.MaxPool2d(3, 1, 1, 2), [2, 2, 12, 9]),
    "max-pool-last-window": ("{op: MaxPool2d, kernel_size: 2, stride: 3, padding: 1, ceil_mode: true}", nn.MaxPool2d(2, 3, 1, ceil_mode=True), [1, 2, 4, 7]),
    "avg-pool": ("{op: AvgPool2d, kernel_size: 3, stride: 2, padding: 1}", nn.AvgPool2d(3, 2, 1), [1, 4, 9, 12]),
    "avg-pool-ceil": ("{op: AvgPool2d, kernel_size: 3, stride: 2, ceil_mode: true}", nn.AvgPool2d(3, 2, ceil_mode=True), [2, 3, 8, 11]),
    "avg-pool-ceil-padding": ("{op: AvgPool2d, kernel_size: 3, stride: 2, padding: 1, ceil_mode: true}", nn.AvgPool2d(3, 2, 1, ceil_mode=True), [2, 3, 8, 11]),
    "avg-pool-excluded": ("{op: AvgPool2d, kernel_size: 3, stride: 2, padding: 1, ceil_mode: true, count_include_pad: false}", nn.AvgPool2d(3, 2, 1, True, False), [2, 3, 8, 11]),
    "avg-pool-divisor": ("{op: AvgPool2d, kernel_size: [2, 3], stride: [1, 2], padding: [1, 0], divisor_override: 5}", nn.AvgPool2d((2, 3), (1, 2), (1, 0), divisor_override=5), [1, 3, 7, 10]),
    "avg-pool-window": ("{op: AvgPool2d, kernel_size: [4, 2]}", nn.AvgPool2d((4, 2)), [1, 3, 10, 7]),
    "lp-pool": ("{op: LPPool2d, norm_type: 2, kernel_size: 3, stride: 2}", nn.LPPool2d(2, 3, 2), [1, 3, 8, 11]),
    "adaptive-avg-global": ("{op: AdaptiveAvgPool2d, output_size: 1}", nn.AdaptiveAvgPool2d(1), [2, 5, 7, 9]),
    "adaptive-avg-uneven": ("{op: AdaptiveAvgPool2d, output_size: [3, 4]}", nn.AdaptiveAvgPool2d((3, 4)), [2, 3, 7, 9]),
    "adaptive-avg-wider": ("{op: AdaptiveAvgPool2d, output_size: [5, 5]}", nn.AdaptiveAvgPool2d((5, 5)), [1, 3, 7, 3]),
    "adaptive-avg-kept": ("{op: AdaptiveAvgPool2d, output_size: [null, 2]}", nn.AdaptiveAvgPool2d((None, 2)), [1, 2, 9, 5]),
    "adaptive-max-global": ("{op: AdaptiveMaxPool2d, output_size: 1}", nn.AdaptiveMaxPool2d(1), [2, 5, 7, 9]),
    "adaptive-max-wider": ("{op: AdaptiveMaxPool2d, output_size: [5, 5]}", nn.AdaptiveMaxPool2d((5, 5)), [1, 3, 7, 3]),
    "adaptive-max-kept": ("{op: AdaptiveMaxPool2d, output_size: [6, null]}", nn.AdaptiveMaxPool2d((6, None)), [1, 4, 13, 11]),
    # Merging
    "add": ("{op: Add, from: [x0, x1]}", add, [2, 3, 4, 5], [2, 3, 4, 5]),
    "add-channels": ("{op: Add, from: [x0, x1]}", add, [2, 4, 3, 5], [2, 4, 1, 1]),
    "add-both": ("{op: Add, from: [x0, x1]}", add, [2, 4, 3, 1], [2, 1, 1, 5]),
    "mul": ("{op: Mul, from: [x0, x1]}", mul, [2, 3, 4, 5], [2, 3, 4, 5]),
    "mul-gate": ("{op: Mul, from: [x0, x1]}", mul, [2, 6, 4, 3], [2, 1, 4, 3]),
    "concat": ("{op: Concat, from: [x0, x1]}", concat(1), [1, 3, 5, 7], [1, 4, 5, 7]),
    "concat-height": ("{op: Concat, from: [x0, x1], dim: 2}", concat(2), [1, 3, 2, 7], [1, 3, 5, 7]),
    "concat-last": ("{op: Concat, from: [x0, x1], dim: -1}", concat(-1), [2, 3, 4, 1], [2, 3, 4, 6]),
    # Normalization
    "batch-norm": ("BatchNorm2d", nn.BatchNorm2d(5), [2, 5, 7, 9]),
    "batch-norm-eps": ("{op: BatchNorm2d, eps: 0.01}", nn.BatchNorm2d(3, 0.01), [1, 3, 8, 5]),
    "batch-norm-untracked": ("{op: BatchNorm2d, track_running_stats: false}", nn.BatchNorm2d(4, track_running_stats=False), [2, 4, 3, 5]),
    "batch-norm-plain": ("{op: BatchNorm2d, affine: false}", nn.BatchNorm2d(4, affine=False), [2, 4, 3, 5]),
    "group-norm": ("{op: GroupNorm, num_groups: 3}", nn.GroupNorm(3, 6), [2, 6, 5, 7]),
    "group-norm-eps": ("{op: GroupNorm, num_groups: 4, eps: 0.001}", nn.GroupNorm(4, 4, 0.001), [2, 4, 5, 3]),
    "group-norm-plain": ("{op: GroupNorm, num_groups: 2, affine: false}", nn.GroupNorm(2, 8, affine=False), [1, 8, 6, 5]),
    "instance-norm": ("InstanceNorm2d", nn.InstanceNorm2d(4), [2, 4, 5, 7]),
    "instance-norm-tracked": ("{op: InstanceNorm2d, affine: true, track_running_stats: true}", nn.InstanceNorm2d(3, affine=True, track_running_stats=True), [2, 3, 5, 6]),
    "layer-norm": ("{op: LayerNorm, normalized_shape: [4, 5, 6]}", nn.LayerNorm((4, 5, 6)), [2, 4, 5, 6]),
    "layer-norm-vector": ("{op: LayerNorm, normalized_shape: [10]}", nn.LayerNorm(10), [3, 10]),
    "layer-norm-plain": ("{op: LayerNorm, normalized_shape: [7], elementwise_affine: false}", nn.LayerNorm(7, elementwise_affine=False), [2, 3, 4, 7]),
    "local-response-norm": ("{op: LocalResponseNorm, size: 5}", nn.LocalResponseNorm(5), [1, 7, 4, 5]),
    # Convolution
    "conv": ("{op: Conv2d, out_channels: 8, kernel_size: 3}", nn.Conv2d(3, 8, 3), [1, 3, 9, 11]),
    "conv-row": ("{op: Conv2d, out_channels: 5, kernel_size: [1, 7], padding: [0, 3]}", nn.Conv2d(4, 5, (1, 7), padding=(0, 3)), [1, 4, 7, 12]),
    "conv-column": ("{op: Conv2d, out_channels: 5, kernel_size: [7, 1], padding: [3, 0], bias: false}", nn.Conv2d(4, 5, (7, 1), padding=(3, 0), bias=False), [1, 4, 12, 7]),
    "conv-even": ("{op: Conv2d, out_channels: 4, kernel_size: 4, stride: 2, padding: 1}", nn.Conv2d(3, 4, 4, 2, 1), [1, 3, 11, 8]),
    "conv-pointwise-stride": ("{op: Conv2d, out_channels: 10, kernel_size: 1, stride: 2, bias: false}", nn.Conv2d(6, 10, 1, 2, bias=False), [2, 6, 7, 5]),
    "conv-whole-input": ("{op: Conv2d, out_channels: 2, kernel_size: [5, 6]}", nn.Conv2d(3, 2, (5, 6)), [1, 3, 5, 6]),
    "conv-wide-padding": ("{op: Conv2d, out_channels: 2, kernel_size: 3, padding: [4, 3]}", nn.Conv2d(3, 2, 3, padding=(4, 3)), [1, 3, 6, 7]),
    "conv-depthwise": ("{op: Conv2d, out_channels: 6, kernel_size: 3, padding: 1, groups: 6}", nn.Conv2d(6, 6, 3, padding=1, groups=6), [1, 6, 9, 11]),
    "conv-depthwise-multiplied": ("{op: Conv2d, out_channels: 8, kernel_size: 5, padding: 2, groups: 4}", nn.Conv2d(4, 8, 5, padding=2, groups=4), [1, 4, 10, 7]),
    "conv-depthwise-dilated": ("{op: Conv2d, out_channels: 9, kernel_size: 3, stride: [2, 1], padding: 2, dilation: 2, groups: 3, bias: false}", nn.Conv2d(3, 9, 3, (2, 1), 2, 2, 3, False), [2, 3, 13, 9]),
    "conv-dilated": ("{op: Conv2d, out_channels: 5, kernel_size: 3, dilation: 2}", nn.Conv2d(3, 5, 3, dilation=2), [1, 3, 12, 14]),
    "conv-dilated-stride": ("{op: Conv2d, out_channels: 4, kernel_size: 3, stride: 2, padding: 4, dilation: 4}", nn.Conv2d(4, 4, 3, 2, 4, 4), [1, 4, 15, 13]),
    "conv-dilated-groups": ("{op: Conv2d, out_channels: 6, kernel_size: 3, padding: 2, dilation: 2, groups: 2}", nn.Conv2d(4, 6, 3, padding=2, dilation=2, groups=2), [2, 4, 13, 11]),
    "conv-groups": ("{op: Conv2d, out_channels: 12, kernel_size: 3, padding: 1, groups: 2}", nn.Conv2d(8, 12, 3, padding=1, groups=2), [1, 8, 9, 7]),
    "conv-groups-pointwise": ("{op: Conv2d, out_channels: 32, kernel_size: 1, groups: 4, bias: false}", nn.Conv2d(16, 32, 1, groups=4, bias=False), [1, 16, 7, 5]),
    "conv-groups-fewer": ("{op: Conv2d, out_channels: 4, kernel_size: [3, 1], stride: [1, 2], padding: [2, 0], dilation: [2, 1], groups: 4}", nn.Conv2d(8, 4, (3, 1), (1, 2), (2, 0), (2, 1), 4), [2, 8, 10, 6]),
    "conv-reflect": ("{op: Conv2d, out_channels: 4, kernel_size: [5, 3], padding: [2, 1], padding_mode: reflect}", nn.Conv2d(3, 4, (5, 3), padding=(2, 1), padding_mode="reflect"), [2, 3, 6, 8]),
    "conv-reflect-dilated": ("{op: Conv2d, out_channels: 4, kernel_size: 3, stride: 2, padding: 2, dilation: 2, padding_mode: reflect, bias: false}", nn.Conv2d(3, 4, 3, 2, 2, 2, bias=False, padding_mode="reflect"), [1, 3, 7, 10]),
    "conv-reflect-most": ("{op: Conv2d, out_channels: 3, kernel_size: 3, padding: 3, padding_mode: reflect}", nn.Conv2d(2, 3, 3, padding=3, padding_mode="reflect"), [1, 2, 4, 5]),
    "conv-replicate": ("{op: Conv2d, out_channels: 4, kernel_size: 3, stride: 2, padding: 2, dilation: 2, padding_mode: replicate, bias: false}", nn.Conv2d(3, 4, 3, 2, 2, 2, bias=False, padding_mode="replicate"), [1, 3, 7, 10]),
    "conv-circular": ("{op: Conv2d, out_channels: 4, kernel_size: [5, 3], padding: [2, 1], padding_mode: circular}", nn.Conv2d(3, 4, (5, 3), padding=(2, 1), padding_mode="circular"), [2, 3, 6, 8]),
    "conv-circular-most": ("{op: Conv2d, out_channels: 3, kernel_size: 3, padding: 3, padding_mode: circular}", nn.Conv2d(2, 3, 3, padding=3, padding_mode="circular"), [1, 2, 3, 5]),
    "conv-same": ("{op: Conv2d, out_channels: 4, kernel_size: [3, 5], padding: same}", nn.Conv2d(3, 4, (3, 5), padding="same"), [1, 3, 9, 10]),
    "conv-same-dilated": ("{op: Conv2d, out_channels: 4, kernel_size: 3, padding: same, dilation: [2, 3], groups: 2, bias: false}", nn.Conv2d(4, 4, 3, padding="same", dilation=(2, 3), groups=2, bias=False), [1, 4, 11, 9]),
    "conv-same-uneven": ("{op: Conv2d, out_channels: 3, kernel_size: [2, 4], padding: same, dilation: [3, 1]}", nn.Conv2d(3, 3, (2, 4), padding="same", dilation=(3, 1)), [1, 3, 9, 8]),
    "conv-valid": ("{op: Conv2d, out_channels: 2, kernel_size: 3, padding: valid, stride: 2}", nn.Conv2d(3, 2, 3, 2, "valid"), [1, 3, 7, 9]),
    "transposed": ("{op: ConvTranspose2d, out_channels: 3, kernel_size: 2, stride: 2}", nn.ConvTranspose2d(4, 3, 2, 2), [1, 4, 5, 7]),
    "transposed-groups": ("{op: ConvTranspose2d, out_channels: 6, kernel_size: 4, stride: 2, padding: 1, groups: 2, bias: false}", nn.ConvTranspose2d(4, 6, 4, 2, 1, groups=2, bias=False), [1, 4, 5, 4]),
    "transposed-output-padding": ("{op: ConvTranspose2d, out_channels: 4, kernel_size: [3, 2], stride: [3, 2], padding: [1, 0], output_padding: [2, 1], bias: false}", nn.ConvTranspose2d(3, 4, (3, 2), (3, 2), (1, 0), (2, 1), bias=False), [1, 3, 5, 6]),
    "transposed-depthwise": ("{op: ConvTranspose2d, out_channels: 6, kernel_size: 3, stride: 2, padding: 1, output_padding: [1, 0], groups: 6}", nn.ConvTranspose2d(6, 6, 3, 2, 1, (1, 0), 6), [1, 6, 4, 5]),
    "transposed-holes": ("{op: ConvTranspose2d, out_channels: 2, kernel_size: 2, stride: 3, output_padding: [2, 1]}", nn.ConvTranspose2d(3, 2, 2, 3, 0, (2, 1)), [1, 3, 4, 4]),
    "transposed-dilated": ("{op: ConvTranspose2d, out_channels: 2, kernel_size: 3, stride: 2, padding: 1, dilation: 2}", nn.ConvTranspose2d(3, 2, 3, 2, 1, 0, 1, True, 2), [1, 3, 4, 5]),
    # Linear, and what turns shapes over
    "linear": ("{op: Linear, out_features: 7}", nn.Linear(12, 7), [2, 12]),
    "linear-last-axis": ("{op: Linear, out_features: 4}", nn.Linear(8, 4), [2, 3, 5, 8]),
    "linear-one": ("{op: Linear, out_features: 3, bias: false}", nn.Linear(1, 3, False), [2, 1]),
    "flatten": ("Flatten", nn.Flatten(), [2, 3, 4, 5]),
    "flatten-some": ("{op: Flatten, start_dim: 1, end_dim: 2}", nn.Flatten(1, 2), [2, 3, 4, 5]),
    "channel-shuffle": ("{op: ChannelShuffle, groups: 2}", nn.ChannelShuffle(2), [1, 6, 3, 4]),
    "channel-shuffle-batch": ("{op: ChannelShuffle, groups: 5}", nn.ChannelShuffle(5), [2, 10, 3, 3]),
    "pixel-shuffle": ("{op: PixelShuffle, upscale_factor: 2}", nn.PixelShuffle(2), [1, 8, 3, 5]),
    "pixel-shuffle-four": ("{op: PixelShuffle, upscale_factor: 4}", nn.PixelShuffle(4), [1, 16, 2, 3]),
    "pixel-unshuffle": ("{op: PixelUnshuffle, downscale_factor: 2}", nn.PixelUnshuffle(2), [1, 3, 6, 10]),
    "upsample-nearest": ("{op: Upsample, scale_factor: 2, mode: nearest}", nn.Upsample(scale_factor=2), [1, 3, 4, 5]),
    "upsample-nearest-fraction": ("{op: Upsample, scale_factor: 1.6, mode: nearest}", nn.Upsample(scale_factor=1.6), [1, 2, 7, 9]),
    "upsample-nearest-size": ("{op: Upsample, size: [7, 11], mode: nearest}", nn.Upsample((7, 11)), [1, 3, 5, 4]),
    "upsample-bilinear": ("{op: Upsample, scale_factor: 2, mode: bilinear}", nn.Upsample(scale_factor=2, mode="bilinear"), [1, 3, 4, 5]),
    "upsample-bilinear-fraction": ("{op: Upsample, scale_factor: 1.3, mode: bilinear}", nn.Upsample(scale_factor=1.3, mode="bilinear"), [2, 2, 5, 7]),
    "upsample-corners": ("{op: Upsample, scale_factor: [2.5, 3], mode: bilinear, align_corners: true}", nn.Upsample(scale_factor=(2.5, 3), mode="bilinear", align_corners=True), [2, 2, 5, 7]),
    "upsample-corners-size": ("{op: Upsample, size: [11, 9], mode: bilinear, align_corners: true}", nn.Upsample((11, 9), mode="bilinear", align_corners=True), [1, 3, 6, 5]),
    # Blocks
    "bottleneck": ("{op: Bottleneck}", m.Bottleneck(256, 64, 256), [1, 256, 7, 5]),
    "bottleneck-linear": ("{op: Bottleneck, out_channels: 20, width: 6, activation: Identity}", m.Bottleneck(12, 6, 20, nn.Identity()), [1, 12, 8, 9]),
    "inception-naive": ("{op: InceptionNaive, ch1x1: 6, ch3x3: 8, ch5x5: 4}", m.InceptionNaive(8, 6, 8, 4), [1, 8, 9, 7]),
    "inception-naive-plain": ("{op: InceptionNaive, ch1x1: 8, ch3x3: 16, ch5x5: 4, bias: false}", m.InceptionNaive(16, 8, 16, 4, False), [1, 16, 14, 14]),
    "inception": ("{op: Inception, ch1x1: 8, ch3x3red: 6, ch3x3: 10, ch5x5red: 3, ch5x5: 5, pool_proj: 7}", m.Inception(20, 8, 6, 10, 3, 5, 7), [1, 20, 13, 6]),
    "inception-3a": ("{op: Inception, ch1x1: 64, ch3x3red: 96, ch3x3: 128, ch5x5red: 16, ch5x5: 32, pool_proj: 32}", m.Inception(192, 64, 96, 128, 16, 32, 32), [1, 192, 7, 9]),
    "inception-bn": ("{op: InceptionBN, ch1x1: 8, ch3x3red: 12, ch3x3: 16, ch5x5red: 4, ch5x5: 8, pool_proj: 6}", m.InceptionBN(24, 8, 12, 16, 4, 8, 6), [1, 24, 9, 7]),
    "inception-bn-5x5": ("{op: InceptionBN, ch1x1: 8, ch3x3red: 12, ch3x3: 16, ch5x5red: 4, ch5x5: 8, pool_proj: 6, kernel5x5: 5}", m.InceptionBN(24, 8, 12, 16, 4, 8, 6, 5), [1, 24, 9, 7]),
    "residual": ("ResidualBlock", m.ResidualBlock(16, 16), [1, 16, 9, 7]),
    "residual-channels": ("{op: ResidualBlock, out_channels: 12}", m.ResidualBlock(8, 12), [1, 8, 6, 10]),
    "residual-stride": ("{op: ResidualBlock, out_channels: 12, stride: 2}", m.ResidualBlock(8, 12, 2), [2, 8, 7, 9]),
    "resnet-bottleneck": ("{op: ResNetBottleneck, out_channels: 256}", m.ResNetBottleneck(256, 64, 256), [1, 256, 7, 5]),
    "resnet-bottleneck-channels": ("{op: ResNetBottleneck, out_channels: 32}", m.ResNetBottleneck(16, 8, 32), [1, 16, 8, 6]),
    "resnet-bottleneck-stride": ("{op: ResNetBottleneck, out_channels: 32, stride: 2}", m.ResNetBottleneck(16, 8, 32, 2), [2, 16, 9, 11]),
    "resnet-bottleneck-v1": ("{op: ResNetBottleneckV1, out_channels: 32, stride: 2}", m.ResNetBottleneck(16, 8, 32, 2, first=True), [2, 16, 9, 11]),
    "resnext": ("{op: ResNetBottleneck, out_channels: 64, width: 64, groups: 8}", m.ResNetBottleneck(32, 64, 64, groups=8), [1, 32, 8, 11]),
    "squeeze-excitation": ("{op: SqueezeExcitation, reduction: 16}", m.SqueezeExcitation(32, 2), [2, 32, 7, 5]),
    "squeeze-excitation-floor": ("{op: SqueezeExcitation, reduction: 3}", m.SqueezeExcitation(10, 3), [1, 10, 4, 5]),
    "squeeze-excitation-linear": ("{op: SqueezeExcitationLinear, reduction: 4}", m.SqueezeExcitationLinear(24, 4), [1, 24, 8, 3]),
    "squeeze-excitation-plain": ("{op: SqueezeExcitationLinear, bias: false}", m.SqueezeExcitationLinear(20, 16, False), [2, 20, 5, 4]),
    "se-bottleneck": ("{op: SEBottleneck, out_channels: 64, reduction: 4}", m.ResNetBottleneck(32, 16, 64, reduction=4), [1, 32, 7, 8]),
    "se-resnext": ("{op: SEBottleneck, out_channels: 32, width: 8, groups: 4}", m.ResNetBottleneck(32, 8, 32, groups=4, reduction=16), [2, 32, 7, 6]),
    "depthwise-separable": ("{op: DepthwiseSeparable, out_channels: 256}", m.DepthwiseSeparable(3, 256), [1, 3, 9, 11]),
    "depthwise-separable-dilated": ("{op: DepthwiseSeparable, out_channels: 4, kernel_size: 5, dilation: 2}", m.DepthwiseSeparable(6, 4, 5, 1, 4, 2), [1, 6, 12, 10]),
    "depthwise-separable-row": ("{op: DepthwiseSeparable, out_channels: 6, kernel_size: [1, 5], stride: [2, 1], bias: true}", m.DepthwiseSeparable(4, 6, (1, 5), (2, 1), (0, 2), bias=True), [2, 4, 8, 11]),
    "mobilenet-v1": ("{op: DepthwiseSeparableBN, out_channels: 16, stride: 2}", m.DepthwiseSeparableBN(8, 16, 2), [2, 8, 11, 7]),
    "mobilenet-v2": ("{op: InvertedResidual}", m.InvertedResidual(16, 16, 1, 6), [1, 16, 9, 7]),
    "mobilenet-v2-unexpanded": ("{op: InvertedResidual, out_channels: 16, expand_ratio: 1}", m.InvertedResidual(32, 16, 1, 1), [1, 32, 10, 7]),
    "mobilenet-v2-stride": ("{op: InvertedResidual, stride: 2, expand_ratio: 3}", m.InvertedResidual(12, 12, 2, 3), [2, 12, 7, 8]),
    "shufflenet-v1": ("{op: ShuffleNetUnit, groups: 2}", m.ShuffleNetUnit(48, 48, 12, 1, 2), [1, 48, 6, 5]),
    "shufflenet-v1-stride": ("{op: ShuffleNetUnit, out_channels: 48, stride: 2, groups: 2}", m.ShuffleNetUnit(16, 48, 12, 2, 2), [2, 16, 9, 7]),
    "shufflenet-v1-first": ("{op: ShuffleNetUnit, out_channels: 240, stride: 2, groups: 3, first_group: false}", m.ShuffleNetUnit(24, 240, 60, 2, 3, False), [1, 24, 14, 12]),
    "shufflenet-v2": ("ShuffleNetV2Unit", m.ShuffleNetV2Unit(10, 1), [2, 10, 6, 7]),
    "shufflenet-v2-stride": ("{op: ShuffleNetV2Unit, out_channels: 12, stride: 2}", m.ShuffleNetV2Unit(12, 2), [1, 12, 8, 8]),
    "dense-block": ("{op: DenseBlock, num_layers: 3, growth_rate: 8}", m.DenseBlock(16, 3, 8, 4), [1, 16, 7, 9]),
    "dense-transition": ("DenseTransition", m.DenseTransition(32, 16), [1, 32, 9, 7]),
    "aspp": ("{op: ASPP, out_channels: 8, rates: [2, 4, 6]}", m.ASPP(12, 8, [2, 4, 6]), [1, 12, 15, 13]),
    "aspp-wide": ("{op: ASPP, out_channels: 6}", m.ASPP(8, 6, [6, 12, 18]), [2, 8, 9, 10]),
    "deformable": ("{op: DeformableConv, out_channels: 6}", m.DeformableConv(4, 6), [1, 4, 9, 7]),
    "deformable-groups": ("{op: DeformableConv, stride: 2, offset_groups: 2}", m.DeformableConv(4, 4, stride=2, offset_groups=2), [2, 4, 8, 9]),
    "deformable-row": ("{op: DeformableConv, out_channels: 5, kernel_size: [3, 1], stride: [1, 2]}", m.DeformableConv(3, 5, (3, 1), (1, 2), (1, 0)), [1, 3, 9, 10]),
    "deformable-modulated": ("{op: DeformableConv, out_channels: 4, dilation: 2, offset_groups: 2, modulated: true, bias: false}", m.DeformableConv(6, 4, padding=2, dilation=2, offset_groups=2, modulated=True, bias=False), [1, 6, 10, 9]),
}


def text(node, shapes):
    inputs = ", ".join(f"x{index}: {shape[1:]}" for index, shape in enumerate(shapes))
    return f"inputs: {{{inputs}}}\nnodes:\n  node: {node}\n"


def generate():
    cases, tensors = [], {}
    for name, (node, module, *shapes) in CASES.items():
        torch.manual_seed(sum(name.encode()))
        module.eval()
        m.randomize(module)
        # Far from zero, so that activations show both ends and a padding that counts as 0 shows in a maximum.
        inputs = [3 * torch.randn(shape) - 1 for shape in shapes]
        with torch.no_grad():
            output = module(*inputs)
        for index, tensor in enumerate(inputs):
            tensors[f"{name}/input{index}"] = tensor.numpy()
        tensors[f"{name}/output"] = output.numpy()
        for path, tensor in module.state_dict().items():
            if "num_batches" not in path:
                tensors[f"{name}/node.{path}"] = tensor.numpy()
        cases.append({"name": name, "text": text(node, shapes), "output": list(output.shape), **m.counts(module, inputs)})
    return cases, tensors


if __name__ == "__main__":
    torch.set_num_threads(1)
    folder = os.path.dirname(os.path.abspath(__file__))
    made, arrays = generate()
    np.savez(os.path.join(folder, "tensors.npz"), **arrays)
    with open(os.path.join(folder, "cases.json"), "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in made) + "\n]\n")
