"""Each block of Netwright beside a PyTorch module: torchvision's own where it has one, else the paper's."""

import torch
from torch import nn
from torchvision import ops
from torchvision.models import convnext, densenet, efficientnet, inception, mobilenetv2, mobilenetv3
from torchvision.models import regnet, resnet, shufflenetv2, squeezenet
from torchvision.models.googlenet import Inception as GoogLeNetInception
from torchvision.models.segmentation import deeplabv3


def cases():
    """The node as the language has it, the module, and the input. Sizes that do not divide among them."""
    odd = (9, 7)
    yield "{op: ConvBNReLU, out_channels: 10, kernel_size: [1, 7], stride: [2, 1]}", conv_bn_relu(6, 10), (6, *odd)
    yield "{op: ConvBNReLU, out_channels: 8, kernel_size: 4}", norm_activation(6, 8, 4), (6, *odd)
    yield (
        "{op: ConvBNReLU, out_channels: 8, kernel_size: 5, stride: 2, dilation: 2, groups: 2, activation: SiLU}",
        norm_activation(6, 8, 5, 2, groups=2, dilation=2, activation_layer=nn.SiLU),
        (6, 15, 13),
    )
    yield "{op: ConvBN, kernel_size: 6, dilation: 3, groups: 3}", norm_activation(6, 6, 6, groups=3, dilation=3, activation_layer=None), (6, 21, 20)
    yield "{op: ConvReLU, out_channels: 8, kernel_size: [2, 3], stride: 2}", nn.Sequential(nn.Conv2d(5, 8, (2, 3), 2, (0, 1)), nn.ReLU()), (5, *odd)
    yield "{op: DilatedStack, out_channels: 8}", nn.Sequential(*(norm_activation(8, 8, 3, dilation=rate) for rate in (1, 2, 5))), (8, 15, 13)
    yield "{op: Shortcut, out_channels: 12}", down(8, 12), (8, *odd)
    yield "{op: Shortcut, stride: 3}", down(8, 8, 3), (8, *odd)
    yield "{op: Conv3x3Stack, depth: 3}", stack(16, 3), (16, *odd)
    yield "{op: Conv3x3Stack, out_channels: 5, activation: ELU, bias: true}", nn.Sequential(nn.Conv2d(3, 5, 3, padding=1), nn.ELU(), nn.Conv2d(5, 5, 3, padding=1), nn.ELU()), (3, *odd)
    yield "{op: VGGStack, out_channels: 12, depth: 3}", vgg_stage(6, 12, 3), (6, *odd)
    yield "{op: GroupConv, out_channels: 32, groups: 4, shuffle: true}", group_conv(16, 32, 4), (16, *odd)
    yield "{op: DilatedConv, dilation: 4, stride: 2}", nn.Conv2d(4, 4, 3, 2, 4, 4, bias=False), (4, 15, 13)

    yield "{op: Bottleneck, width: 64}", bottleneck(256, 64, 256), (256, 7, 5)
    yield "{op: Bottleneck, out_channels: 20, width: 6, bias: true}", bottleneck(12, 6, 20, bias=True), (12, 8, 9)
    yield "{op: ResidualBlock}", resnet.BasicBlock(16, 16), (16, *odd)
    yield "{op: ResidualBlock}", resnet.BasicBlock(64, 64), (64, 7, 7)
    yield "{op: ResidualBlock, out_channels: 12, stride: 2}", resnet.BasicBlock(8, 12, 2, down(8, 12, 2)), (8, *odd)
    yield "{op: ResidualBlock, out_channels: 12}", resnet.BasicBlock(8, 12, 1, down(8, 12)), (8, 6, 10)
    yield "{op: ResNetBottleneck}", resnet.Bottleneck(256, 64), (256, 7, 5)
    yield "{op: ResNetBottleneck, out_channels: 256}", resnet.Bottleneck(64, 64, 1, down(64, 256)), (64, 8, 6)
    yield "{op: ResNetBottleneck, out_channels: 32, stride: 2}", resnet.Bottleneck(16, 8, 2, down(16, 32, 2)), (16, 9, 11)
    yield "{op: ResNetBottleneck, dilation: 2}", resnet.Bottleneck(64, 16, dilation=2), (64, *odd)
    yield "{op: ResNetBottleneckV1, out_channels: 32, stride: 2}", bottleneck_v1(16, 8, 2), (16, 9, 11)
    yield "{op: ResNetBottleneck, out_channels: 32, width: 12, groups: 3, stride: 2, dilation: 2}", resnet.Bottleneck(16, 8, 2, down(16, 32, 2), 3, 32, 2), (16, 9, 11)
    yield "{op: ResNetBottleneckV1}", resnet.Bottleneck(64, 16), (64, *odd)
    yield "{op: ResNeXtBottleneck}", resnet.Bottleneck(256, 64, groups=32, base_width=4), (256, 5, 4)
    yield (
        "{op: ResNeXtBottleneck, out_channels: 64, groups: 8, width_per_group: 8}",
        resnet.Bottleneck(32, 16, 1, down(32, 64), groups=8, base_width=8),
        (32, 8, 11),
    )
    yield "{op: PreActivationBlock}", PreActivationBlock(16, 16), (16, *odd)
    yield "{op: PreActivationBlock, out_channels: 24}", PreActivationBlock(16, 24), (16, *odd)
    yield "{op: PreActivationBlock, stride: 2}", PreActivationBlock(16, 16, 2), (16, *odd)
    yield "{op: PreActivationBlock, out_channels: 24, stride: 2}", PreActivationBlock(16, 24, 2), (16, *odd)
    yield "{op: RegNetBlock, group_width: 16}", regnet_block(64, 64, 1), (64, *odd)
    yield "{op: RegNetBlock, out_channels: 48, stride: 2, group_width: 8, squeeze_ratio: 0.25}", regnet_block(32, 48, 2, 8, 0.25), (32, *odd)
    yield "{op: RegNetBlock}", regnet_block(30, 30, 1, 2), (30, *odd)
    yield "{op: ConvNeXtBlock}", convnext.CNBlock(12, 1e-6, 0.0), (12, *odd)
    yield "{op: ConvNeXtBlock, stochastic_depth_prob: 0.3}", convnext.CNBlock(6, 1e-6, 0.3), (6, 5, 4)

    yield "{op: InceptionNaive, ch1x1: 6, ch3x3: 8, ch5x5: 4}", InceptionNaive(8, 6, 8, 4), (8, *odd)
    inception_3a = "ch1x1: 64, ch3x3red: 96, ch3x3: 128, ch5x5red: 16, ch5x5: 32, pool_proj: 32"
    yield f"{{op: Inception, {inception_3a}}}", Inception(192, 64, 96, 128, 16, 32, 32), (192, 7, 9)
    yield f"{{op: InceptionBN, {inception_3a}}}", GoogLeNetInception(192, 64, 96, 128, 16, 32, 32), (192, 5, 6)
    yield "{op: InceptionA, pool_features: 32}", inception.InceptionA(20, 32), (20, *odd)
    yield "{op: InceptionB}", inception.InceptionB(20), (20, 10, 7)
    yield "{op: InceptionC, channels_7x7: 160}", inception.InceptionC(20, 160), (20, *odd)
    yield "{op: InceptionD}", inception.InceptionD(20), (20, 10, 7)
    yield "{op: InceptionE}", inception.InceptionE(20), (20, *odd)
    yield "{op: InceptionA}", inception.InceptionA(20, 64), (20, 5, 4)
    yield "{op: InceptionBN, kernel5x5: 5, ch1x1: 4, ch3x3red: 6, ch3x3: 8, ch5x5red: 2, ch5x5: 4, pool_proj: 3}", inception_5x5(12), (12, *odd)
    yield "{op: Fire, squeeze: 3, expand1x1: 4, expand3x3: 6}", squeezenet.Fire(10, 3, 4, 6), (10, *odd)
    yield "{op: Fire, squeeze: 16, expand1x1: 64}", squeezenet.Fire(96, 16, 64, 64), (96, *odd)

    yield "{op: DepthwiseConv, channel_multiplier: 2, kernel_size: 5}", nn.Conv2d(4, 8, 5, padding=2, groups=4, bias=False), (4, 10, 7)
    yield "{op: DepthwiseSeparable, out_channels: 256}", separable(3, 256), (3, 9, 11)
    yield "{op: DepthwiseSeparable, out_channels: 4, kernel_size: 5, dilation: 2, bias: true}", separable(6, 4, 5, 2, True), (6, 12, 10)
    yield "{op: DepthwiseSeparableBN, out_channels: 16, stride: 2}", separable_bn(8, 16, 2), (8, 11, 7)
    yield "{op: InvertedResidual}", mobilenetv2.InvertedResidual(16, 16, 1, 6), (16, *odd)
    yield "{op: InvertedResidual, out_channels: 16, expand_ratio: 1}", mobilenetv2.InvertedResidual(32, 16, 1, 1), (32, 10, 7)
    yield "{op: InvertedResidual, stride: 2, expand_ratio: 3}", mobilenetv2.InvertedResidual(12, 12, 2, 3), (12, 7, 8)
    yield (
        "{op: InvertedResidual, out_channels: 40, stride: 2, kernel_size: 5, expanded_channels: 72, activation: Hardswish, squeeze_channels: 24, gate: Hardsigmoid}",
        mobilenetv3.InvertedResidual(
            mobilenetv3.InvertedResidualConfig(24, 5, 72, 40, True, "HS", 2, 1, 1.0), nn.BatchNorm2d
        ),
        (24, *odd),
    )
    yield "{op: MBConv}", mbconv(efficientnet.MBConv, efficientnet.MBConvConfig, 6, 3, 1, 24, 24), (24, *odd)
    yield "{op: MBConv, expand_ratio: 1, kernel_size: 5, stochastic_depth_prob: 0.1}", mbconv(efficientnet.MBConv, efficientnet.MBConvConfig, 1, 5, 1, 16, 16), (16, *odd)
    yield "{op: MBConv, expand_ratio: 1.3}", mbconv(efficientnet.MBConv, efficientnet.MBConvConfig, 1.3, 3, 1, 16, 16), (16, *odd)
    yield "{op: MBConv, out_channels: 40, kernel_size: 5, stride: 2}", mbconv(efficientnet.MBConv, efficientnet.MBConvConfig, 6, 5, 2, 24, 40), (24, *odd)
    yield "{op: MBConv, kernel_size: 4, stride: 2, expand_ratio: 3}", mbconv(efficientnet.MBConv, efficientnet.MBConvConfig, 3, 4, 2, 8, 8), (8, *odd)
    yield "{op: MBConv, out_channels: 16, expand_ratio: 1}", mbconv(efficientnet.MBConv, efficientnet.MBConvConfig, 1, 3, 1, 32, 16), (32, *odd)
    yield "{op: FusedMBConv, out_channels: 48, stride: 2}", mbconv(efficientnet.FusedMBConv, efficientnet.FusedMBConvConfig, 4, 3, 2, 24, 48), (24, *odd)
    yield "{op: FusedMBConv, out_channels: 16, expand_ratio: 1, stride: 2}", mbconv(efficientnet.FusedMBConv, efficientnet.FusedMBConvConfig, 1, 3, 2, 24, 16), (24, *odd)
    yield "{op: FusedMBConv, expand_ratio: 6, stochastic_depth_prob: 0.2}", mbconv(efficientnet.FusedMBConv, efficientnet.FusedMBConvConfig, 6, 3, 1, 16, 16), (16, *odd)
    yield "{op: FusedMBConv, expand_ratio: 1}", mbconv(efficientnet.FusedMBConv, efficientnet.FusedMBConvConfig, 1, 3, 1, 24, 24), (24, *odd)

    yield "{op: ShuffleNetUnit, groups: 1}", ShuffleNetUnit(144, 144, 1), (144, 6, 5)
    yield "{op: ShuffleNetUnit, out_channels: 240, groups: 3, stride: 2, first_group: false}", ShuffleNetUnit(24, 240, 3, 2, False), (24, 14, 12)
    yield "{op: ShuffleNetUnit, out_channels: 48, groups: 2, stride: 2}", ShuffleNetUnit(16, 48, 2, 2), (16, *odd)
    yield "{op: ShuffleNetUnit, groups: 8, stride: 2}", ShuffleNetUnit(64, 128, 8, 2), (64, 8, 6)
    yield "{op: ShuffleNetUnit, groups: 3, width: 6}", ShuffleNetUnit(12, 12, 3, width=6), (12, *odd)
    yield "{op: ShuffleNetV2Unit}", shufflenetv2.InvertedResidual(10, 10, 1), (10, 6, 7)
    yield "{op: ShuffleNetV2Unit}", shufflenetv2.InvertedResidual(48, 48, 1), (48, 7, 5)
    yield "{op: ShuffleNetV2Unit, out_channels: 12, stride: 2}", shufflenetv2.InvertedResidual(12, 12, 2), (12, 8, 8)
    yield "{op: ShuffleNetV2Unit, stride: 2}", shufflenetv2.InvertedResidual(24, 48, 2), (24, *odd)

    yield "{op: SqueezeExcitation}", ops.SqueezeExcitation(32, 2), (32, 7, 5)
    yield "{op: SqueezeExcitation, squeeze_channels: 3}", ops.SqueezeExcitation(10, 3), (10, 4, 5)
    # MobileNet v3: a quarter of 72 is 18, which becomes 24 because 16 would lose more than a tenth.
    yield "{op: SqueezeExcitation, reduction: 4, rounding: make_divisible}", ops.SqueezeExcitation(72, 24), (72, 4, 5)
    yield "{op: SqueezeExcitationLinear}", SqueezeExcitationLinear(32, 16), (32, 7, 5)
    yield "{op: SqueezeExcitationLinear, bias: false}", SqueezeExcitationLinear(20, 16, False), (20, 5, 4)
    yield "{op: SEResidualBlock, out_channels: 32, stride: 2}", se_residual_block(16, 32, 2), (16, *odd)
    yield "{op: SEBottleneck}", se_bottleneck(256, 64), (256, 6, 5)
    yield "{op: SEBottleneck, out_channels: 64, reduction: 4}", se_bottleneck(32, 16, reduction=4), (32, 7, 8)
    yield "{op: SEBottleneck, width: 8, groups: 4}", se_bottleneck(32, 8, groups=4, base_width=16), (32, 7, 6)
    # The kernels that the paper's rule gives: ψ(C) = |log2(C) / 2 + 1 / 2|, odd.
    yield "{op: EfficientChannelAttention}", EfficientChannelAttention(3), (64, *odd)
    yield "{op: EfficientChannelAttention}", EfficientChannelAttention(1), (6, *odd)
    yield "{op: EfficientChannelAttention}", EfficientChannelAttention(3), (100, *odd)
    yield "{op: EfficientChannelAttention}", EfficientChannelAttention(5), (256, 4, 3)
    yield "{op: EfficientChannelAttention, kernel_size: 7}", EfficientChannelAttention(7), (16, *odd)
    yield "{op: CBAM}", CBAM(64, 16, 7), (64, *odd)
    yield "{op: CBAM, reduction: 3, kernel_size: 3}", CBAM(10, 3, 3), (10, 5, 8)

    yield "{op: DeformableConv, out_channels: 6}", Deformable(4, 6), (4, *odd)
    yield "{op: DeformableConv, out_channels: 4, dilation: 2, offset_groups: 2, modulated: true, bias: false}", Deformable(6, 4, 3, 1, 2, 2, True, False), (6, 10, 9)
    yield "{op: DeformableConv, out_channels: 5, kernel_size: [3, 1], stride: [1, 2]}", Deformable(3, 5, (3, 1), (1, 2)), (3, 9, 10)

    yield "{op: DeformableBottleneck}", deformable_bottleneck(256, 64), (256, 7, 5)
    yield "{op: DeformableBottleneck, out_channels: 32, stride: 2}", deformable_bottleneck(16, 8, 2), (16, 9, 11)
    yield "{op: DeformableBottleneck, dilation: 2, modulated: true}", deformable_bottleneck(64, 16, 1, 2, True), (64, *odd)

    yield "{op: DenseLayer}", densenet._DenseBlock(1, 64, 4, 32, 0.0), (64, *odd)
    yield "{op: DenseBlock, num_layers: 3, growth_rate: 8}", densenet._DenseBlock(3, 16, 4, 8, 0.0), (16, *odd)
    yield "{op: DenseLayer, growth_rate: 6, bn_size: 2}", densenet._DenseBlock(1, 10, 2, 6, 0.0), (10, *odd)
    yield "{op: DenseBlock, num_layers: 2}", densenet._DenseBlock(2, 64, 4, 32, 0.0), (64, 6, 5)
    yield "{op: DenseTransition}", densenet._Transition(32, 16), (32, *odd)
    yield "{op: DenseTransition, out_channels: 7}", densenet._Transition(9, 7), (9, *odd)
    yield "{op: ASPP, out_channels: 8, rates: [2, 4, 6]}", deeplabv3.ASPP(12, [2, 4, 6], 8), (12, 15, 13)


def norm_activation(channels, out, kernel, stride=1, **named):
    return ops.Conv2dNormActivation(channels, out, kernel, stride, **named)


def conv_bn_relu(channels, out):
    conv = nn.Conv2d(channels, out, (1, 7), (2, 1), (0, 3), bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(out), nn.ReLU())


def stack(channels, depth):
    layer = lambda: (nn.Conv2d(channels, channels, 3, padding=1, bias=False), nn.ReLU())
    return nn.Sequential(*(part for _ in range(depth) for part in layer()))


def vgg_stage(channels, out, depth):
    layer = lambda index: (nn.Conv2d(out if index else channels, out, 3, padding=1), nn.ReLU())
    return nn.Sequential(*(part for index in range(depth) for part in layer(index)), nn.MaxPool2d(2))


def group_conv(channels, out, groups):
    return nn.Sequential(nn.Conv2d(channels, out, 3, padding=1, groups=groups, bias=False), nn.ChannelShuffle(groups))


def bottleneck(channels, width, out, bias=False):
    return nn.Sequential(
        nn.Conv2d(channels, width, 1, bias=bias), nn.ReLU(),
        nn.Conv2d(width, width, 3, padding=1, bias=bias), nn.ReLU(),
        nn.Conv2d(width, out, 1, bias=bias),
    )  # fmt: skip


def down(channels, out, stride=1):
    return nn.Sequential(nn.Conv2d(channels, out, 1, stride, bias=False), nn.BatchNorm2d(out))


def bottleneck_v1(channels, planes, stride):
    """The stride at the first 1×1, as in the paper, instead of at the 3×3."""
    block = resnet.Bottleneck(channels, planes, stride, down(channels, 4 * planes, stride))
    block.conv1.stride, block.conv2.stride = (stride, stride), (1, 1)
    return block


def inception_5x5(channels):
    """torchvision's with the paper's 5×5."""
    block = GoogLeNetInception(channels, 4, 6, 8, 2, 4, 3)
    conv = nn.Conv2d(2, 4, 5, padding=2, bias=False)
    block.branch3[1].conv = conv
    return block


class PreActivationBlock(nn.Module):
    """https://arxiv.org/abs/1603.05027, the projection reading the activated input as in the authors' code"""

    def __init__(self, channels, out, stride=1):
        super().__init__()
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv1 = nn.Conv2d(channels, out, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(out)
        self.conv2 = nn.Conv2d(out, out, 3, 1, 1, bias=False)
        same = stride == 1 and channels == out
        self.project = None if same else nn.Conv2d(channels, out, 1, stride, bias=False)

    def forward(self, x):
        activated = self.bn1(x).relu()
        branch = self.conv2(self.bn2(self.conv1(activated)).relu())
        return branch + (x if self.project is None else self.project(activated))


def regnet_block(channels, out, stride, group_width=16, se_ratio=None):
    return regnet.ResBottleneckBlock(
        channels, out, stride, nn.BatchNorm2d, nn.ReLU, group_width=group_width, se_ratio=se_ratio
    )


class InceptionNaive(nn.Module):
    def __init__(self, channels, c1, c3, c5):
        super().__init__()
        self.branches = nn.ModuleList(
            [nn.Conv2d(channels, c1, 1), nn.Conv2d(channels, c3, 3, padding=1), nn.Conv2d(channels, c5, 5, padding=2)]
        )
        self.pool = nn.MaxPool2d(3, 1, 1)

    def forward(self, x):
        return torch.cat([*(branch(x).relu() for branch in self.branches), self.pool(x)], 1)


class Inception(nn.Module):
    """https://arxiv.org/abs/1409.4842, figure 2b: biased convolutions, a real 5×5, no normalization"""

    def __init__(self, channels, c1, c3_reduce, c3, c5_reduce, c5, projection):
        super().__init__()
        conv = lambda *sizes, **named: nn.Sequential(nn.Conv2d(*sizes, **named), nn.ReLU())
        self.branches = nn.ModuleList(
            [
                conv(channels, c1, 1),
                nn.Sequential(conv(channels, c3_reduce, 1), conv(c3_reduce, c3, 3, padding=1)),
                nn.Sequential(conv(channels, c5_reduce, 1), conv(c5_reduce, c5, 5, padding=2)),
                nn.Sequential(nn.MaxPool2d(3, 1, 1), conv(channels, projection, 1)),
            ]
        )

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], 1)


def separable(channels, out, kernel=3, dilation=1, bias=False):
    padding = dilation * (kernel - 1) // 2
    return nn.Sequential(
        nn.Conv2d(channels, channels, kernel, 1, padding, dilation, groups=channels, bias=bias),
        nn.Conv2d(channels, out, 1, bias=bias),
    )


def separable_bn(channels, out, stride):
    return nn.Sequential(
        nn.Conv2d(channels, channels, 3, stride, 1, groups=channels, bias=False), nn.BatchNorm2d(channels), nn.ReLU(),
        nn.Conv2d(channels, out, 1, bias=False), nn.BatchNorm2d(out), nn.ReLU(),
    )  # fmt: skip


def mbconv(block, configuration, ratio, kernel, stride, channels, out):
    return block(configuration(ratio, kernel, stride, channels, out, 1), 0.0, nn.BatchNorm2d)


class ShuffleNetUnit(nn.Module):
    """https://arxiv.org/abs/1707.01083, figures 2b and 2c"""

    def __init__(self, channels, out, groups, stride=1, first_group=True, width=None):
        super().__init__()
        width = width or out // 4
        branch = out if stride == 1 else out - channels
        self.branch = nn.Sequential(
            nn.Conv2d(channels, width, 1, groups=groups if first_group else 1, bias=False),
            nn.BatchNorm2d(width), nn.ReLU(), nn.ChannelShuffle(groups),
            nn.Conv2d(width, width, 3, stride, 1, groups=width, bias=False), nn.BatchNorm2d(width),
            nn.Conv2d(width, branch, 1, groups=groups, bias=False), nn.BatchNorm2d(branch),
        )  # fmt: skip
        self.pool = nn.AvgPool2d(3, 2, 1) if stride == 2 else None

    def forward(self, x):
        branch = self.branch(x)
        return (branch + x if self.pool is None else torch.cat([self.pool(x), branch], 1)).relu()


class SqueezeExcitationLinear(nn.Module):
    """https://arxiv.org/abs/1709.01507, figure 2"""

    def __init__(self, channels, reduction=16, bias=True):
        super().__init__()
        self.fc1 = nn.Linear(channels, channels // reduction, bias=bias)
        self.fc2 = nn.Linear(channels // reduction, channels, bias=bias)

    def forward(self, x):
        squeezed = nn.functional.adaptive_avg_pool2d(x, 1).flatten(1)
        return x * self.fc2(self.fc1(squeezed).relu()).sigmoid()[:, :, None, None]


def se_residual_block(channels, out, stride):
    block = resnet.BasicBlock(channels, out, stride)
    block.bn2 = nn.Sequential(block.bn2, SqueezeExcitationLinear(out))
    block.downsample = down(channels, out, stride)
    return block


def se_bottleneck(channels, planes, reduction=16, **named):
    block = resnet.Bottleneck(channels, planes, **named)
    block.bn3 = nn.Sequential(block.bn3, SqueezeExcitationLinear(4 * planes, reduction))
    block.downsample = None if channels == 4 * planes else down(channels, 4 * planes)
    return block


class EfficientChannelAttention(nn.Module):
    """https://arxiv.org/abs/1910.03151; a Conv1d over the channels, written as the Conv2d it equals"""

    def __init__(self, kernel):
        super().__init__()
        self.conv = nn.Conv2d(1, 1, (kernel, 1), padding=(kernel // 2, 0), bias=False)

    def forward(self, x):
        averages = nn.functional.adaptive_avg_pool2d(x, 1).transpose(1, 2)
        return x * self.conv(averages).transpose(1, 2).sigmoid()


class CBAM(nn.Module):
    """https://arxiv.org/abs/1807.06521; averages and maxima go through the same layers"""

    def __init__(self, channels, reduction, kernel):
        super().__init__()
        self.fc1 = nn.Conv2d(channels, channels // reduction, 1)
        self.fc2 = nn.Conv2d(channels // reduction, channels, 1)
        self.spatial = nn.Conv2d(2, 1, kernel, padding=kernel // 2, bias=False)

    def forward(self, x):
        both = torch.cat([x.mean((2, 3), keepdim=True), x.amax((2, 3), keepdim=True)], 3)
        gates = self.fc2(self.fc1(both).relu()).sum(3, keepdim=True).sigmoid()
        x = x * gates
        return x * self.spatial(torch.cat([x.amax(1, keepdim=True), x.mean(1, keepdim=True)], 1)).sigmoid()


class Deformable(nn.Module):
    def __init__(self, channels, out, kernel=3, stride=1, dilation=1, groups=1, modulated=False, bias=True):
        super().__init__()
        height, width = kernel if isinstance(kernel, tuple) else (kernel, kernel)
        padding = (dilation * (height - 1) // 2, dilation * (width - 1) // 2)
        taps = groups * height * width
        same = {"kernel_size": (height, width), "stride": stride, "padding": padding, "dilation": dilation}
        self.offset = nn.Conv2d(channels, 2 * taps, **same)
        self.mask = nn.Conv2d(channels, taps, **same) if modulated else None
        self.deform = ops.DeformConv2d(channels, out, bias=bias, **same)

    def forward(self, x):
        return self.deform(x, self.offset(x), None if self.mask is None else self.mask(x).sigmoid())


def deformable_bottleneck(channels, planes, stride=1, dilation=1, modulated=False):
    same = stride == 1 and channels == 4 * planes
    block = resnet.Bottleneck(channels, planes, stride, None if same else down(channels, 4 * planes, stride))
    block.conv2 = Deformable(planes, planes, 3, stride, dilation, modulated=modulated, bias=False)
    return block
