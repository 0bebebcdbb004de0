"""Figures that every text on convolutional networks quotes, counted by PyTorch."""

from torch import nn
from torchvision import models, ops
from torchvision.models import resnet
from torchvision.models.googlenet import Inception as GoogLeNetInception

from reference_blocks import (
    Deformable,
    Inception,
    ShuffleNetUnit,
    SqueezeExcitationLinear,
    bottleneck,
    down,
    se_bottleneck,
    separable,
    stack,
)
from trace import Trace, buffers, parameters


def seeds():
    return {name: value for part in (_plain, _stacks, _groups, _attention, _networks, _others) for name, value in part()}


def _plain():
    plain = conv(256, 256)
    yield "plain_3x3_256", parameters(plain)
    yield "plain_3x3_256_bias", parameters(conv(256, 256, bias=True))
    yield "plain_3x3_256_macs_56", macs(plain, 256, 56)
    yield "bottleneck_256_64", parameters(bottleneck(256, 64, 256))
    yield "bottleneck_256_64_bias", parameters(bottleneck(256, 64, 256, bias=True))
    yield "bottleneck_256_64_bn", parameters(resnet.Bottleneck(256, 64))
    yield "bottleneck_macs_56", macs(bottleneck(256, 64, 256), 256, 56)
    yield "conv_3_256", parameters(conv(3, 256))
    yield "conv_3_256_macs_8", macs(conv(3, 256), 3, 8)
    yield "separable_3_256", parameters(separable(3, 256))
    yield "separable_3_256_bias", parameters(separable(3, 256, bias=True))
    yield "separable_3_256_macs_8", macs(separable(3, 256), 3, 8)


def _stacks():
    for channels in (1, 16, 64, 128, 256, 512):
        yield f"two_3x3_{channels}", parameters(stack(channels, 2))
        yield f"one_5x5_{channels}", parameters(conv(channels, channels, 5))
        yield f"three_3x3_{channels}", parameters(stack(channels, 3))
        yield f"one_7x7_{channels}", parameters(conv(channels, channels, 7))
    for channels in (64, 256):
        for size in (3, 7):
            tall, wide = conv(channels, channels, (size, 1)), conv(channels, channels, (1, size))
            yield f"{size}x1_1x{size}_{channels}", parameters(nn.Sequential(tall, wide))
    for dilation in (1, 2, 4):
        yield f"dilated_{dilation}", parameters(conv(64, 64, dilation=dilation))


def _groups():
    for groups in (1, 2, 4, 8, 16, 32, 64, 128, 256):
        grouped = conv(256, 256, groups=groups)
        yield f"groups_{groups}", parameters(grouped)
        yield f"groups_{groups}_bias", parameters(conv(256, 256, groups=groups, bias=True))
        yield f"groups_{groups}_macs_14", macs(grouped, 256, 14)


def _attention():
    pairs = [(64, 16), (256, 16), (512, 16), (1024, 16), (2048, 16), (256, 4), (256, 8), (256, 32)]
    for channels, reduction in pairs:
        name = f"se_{channels}_{reduction}"
        linear = SqueezeExcitationLinear(channels, reduction)
        yield name, parameters(linear)
        yield f"{name}_no_bias", parameters(SqueezeExcitationLinear(channels, reduction, bias=False))
        yield f"{name}_conv", parameters(ops.SqueezeExcitation(channels, channels // reduction))
        yield f"{name}_macs", macs(linear, channels, 7)
    yield "se_bottleneck_256", parameters(se_bottleneck(256, 64))


def _networks():
    yield "resnet50", parameters(models.resnet50())
    yield "resnet50_macs", macs(models.resnet50(), 3, 224)
    yield "resnet50_v1", parameters(_resnet50_v1())
    yield "resnet50_v1_macs", macs(_resnet50_v1(), 3, 224)
    yield "se_resnet50", parameters(_with_attention(models.resnet50()))
    yield "se_resnet50_macs", macs(_with_attention(models.resnet50()), 3, 224)
    yield "se_resnet50_without_se_biases", parameters(_with_attention(models.resnet50(), bias=False))
    yield "resnext50_32x4d", parameters(models.resnext50_32x4d())
    yield "se_resnext50_32x4d", parameters(_with_attention(models.resnext50_32x4d()))
    yield "lenet5", parameters(_lenet5())


def _others():
    inception_3a = Inception(192, 64, 96, 128, 16, 32, 32)
    yield "inception_3a", parameters(inception_3a)
    yield "inception_3a_weights", weights_only(inception_3a)
    naive = nn.ModuleList([conv(192, 64, 1), conv(192, 128, 3), conv(192, 32, 5)])
    yield "inception_3a_naive_no_bias", parameters(naive)
    yield "inception_3a_torchvision", parameters(GoogLeNetInception(192, 64, 96, 128, 16, 32, 32))
    yield "basic_block_64", parameters(resnet.BasicBlock(64, 64))
    yield "bottleneck_projection_64", parameters(resnet.Bottleneck(64, 64, 1, down(64, 256)))
    yield "resnext_block_256_weights", weights_only(resnet.Bottleneck(256, 64, groups=32, base_width=4))
    yield "shufflenet_v1_240_weights", weights_only(ShuffleNetUnit(240, 240, 3))
    yield "mobilenet_v2_16_weights", weights_only(models.mobilenetv2.InvertedResidual(16, 16, 1, 6))
    yield "deformable_v1_64", parameters(Deformable(64, 64))
    yield "deformable_v2_64", parameters(Deformable(64, 64, modulated=True))
    yield "dense_layer", parameters(models.densenet._DenseLayer(64, 32, 4, 0.0))
    yield "batch_norm_256", parameters(nn.BatchNorm2d(256))
    yield "batch_norm_256_buffers", buffers(nn.BatchNorm2d(256))


def conv(channels, out, kernel=3, bias=False, dilation=1, groups=1):
    height, width = kernel if isinstance(kernel, tuple) else (kernel, kernel)
    padding = (dilation * (height - 1) // 2, dilation * (width - 1) // 2)
    return nn.Conv2d(channels, out, kernel, 1, padding, dilation, groups, bias)


def macs(module, channels, size):
    return Trace(module, channels, size, size).macs


def weights_only(module):
    """The kernels of the convolutions, without biases and normalizations."""
    return sum(part.weight.numel() for part in module.modules() if isinstance(part, nn.Conv2d))


def _resnet50_v1():
    network = models.resnet50()
    for stage in (network.layer2, network.layer3, network.layer4):
        first = stage[0]
        first.conv1.stride, first.conv2.stride = first.conv2.stride, first.conv1.stride
    return network


def _with_attention(network, bias=True):
    for stage in (network.layer1, network.layer2, network.layer3, network.layer4):
        for block in stage:
            block.bn3 = nn.Sequential(block.bn3, SqueezeExcitationLinear(block.bn3.num_features, bias=bias))
    return network


def _lenet5():
    """With every map of the third layer joined to every map before it."""
    return nn.Sequential(
        nn.Conv2d(1, 6, 5), nn.Tanh(), nn.AvgPool2d(2),
        nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2),
        nn.Conv2d(16, 120, 5), nn.Tanh(), nn.Flatten(),
        nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10),
    )  # fmt: skip
