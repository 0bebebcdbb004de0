"""Blocks in PyTorch, with modules called as the nodes of Netwright's blocks: state dicts then have the same names."""

import torch
from torch import nn
from torch.nn import functional
from torchvision.ops import DeformConv2d


class ConvBNReLU(nn.Module):
    def __init__(self, inputs, outputs, kernel, stride=1, groups=1, dilation=1, eps=1e-5, activation=torch.relu):
        super().__init__()
        padding = dilation * (kernel - 1) // 2
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation, groups, bias=False)
        self.bn = nn.BatchNorm2d(outputs, eps=eps)
        self.activation = activation

    def forward(self, x):
        return self.activation(self.bn(self.conv(x)))


class ConvBN(ConvBNReLU):
    def __init__(self, inputs, outputs, kernel, stride=1, groups=1):
        super().__init__(inputs, outputs, kernel, stride, groups, activation=nn.Identity())


class ConvReLU(nn.Module):
    def __init__(self, inputs, outputs, kernel, bias=True):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, 1, kernel // 2, bias=bias)

    def forward(self, x):
        return torch.relu(self.conv(x))


class Elementwise(nn.Module):
    """A function of several tensors."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, *tensors):
        return self.function(*tensors)


class DeformableConv(nn.Module):
    """Version 1; version 2 with `modulated`."""

    def __init__(self, inputs, outputs, kernel=(3, 3), stride=1, padding=1, dilation=1, offset_groups=1, modulated=False, bias=True):
        super().__init__()
        taps = offset_groups * kernel[0] * kernel[1]
        self.offset = nn.Conv2d(inputs, 2 * taps, kernel, stride, padding, dilation)
        self.weighting = nn.Conv2d(inputs, taps, kernel, stride, padding, dilation) if modulated else None
        name = "weighted" if modulated else "plain"
        self.add_module(name, DeformConv2d(inputs, outputs, kernel, stride, padding, dilation, bias=bias))

    def forward(self, x):
        if self.weighting is None:
            return self.plain(x, self.offset(x))
        return self.weighted(x, self.offset(x), torch.sigmoid(self.weighting(x)))


class Bottleneck(nn.Module):
    """Neither normalization nor a way around."""

    def __init__(self, inputs, width, outputs, activation=torch.relu):
        super().__init__()
        self.reduce = nn.Conv2d(inputs, width, 1, bias=False)
        self.conv = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.expand = nn.Conv2d(width, outputs, 1, bias=False)
        self.activation = activation

    def forward(self, x):
        return self.expand(self.activation(self.conv(self.activation(self.reduce(x)))))


class Shortcut(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, 1, stride, bias=False)
        self.bn = nn.BatchNorm2d(outputs)

    def forward(self, x):
        return self.bn(self.conv(x))


def shortcut(inputs, outputs, stride):
    return nn.Identity() if stride == 1 and inputs == outputs else Shortcut(inputs, outputs, stride)


class SqueezeExcitation(nn.Module):
    """torchvision.ops.SqueezeExcitation."""

    def __init__(self, channels, squeezed):
        super().__init__()
        self.fc1 = nn.Conv2d(channels, squeezed, 1)
        self.fc2 = nn.Conv2d(squeezed, channels, 1)

    def forward(self, x):
        mean = x.mean((2, 3), keepdim=True)
        return x * torch.sigmoid(self.fc2(torch.relu(self.fc1(mean))))


class SqueezeExcitationLinear(nn.Module):
    """As in the paper."""

    def __init__(self, channels, reduction=16, bias=True):
        super().__init__()
        self.fc1 = nn.Linear(channels, channels // reduction, bias=bias)
        self.fc2 = nn.Linear(channels // reduction, channels, bias=bias)

    def forward(self, x):
        factors = torch.sigmoid(self.fc2(torch.relu(self.fc1(x.mean((2, 3))))))
        return x * factors[:, :, None, None]


class ResidualBlock(nn.Module):
    """torchvision's BasicBlock, with squeeze and excitation where `reduction` is given."""

    def __init__(self, inputs, outputs, stride=1, reduction=None):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.se = SqueezeExcitation(outputs, outputs // reduction) if reduction else nn.Identity()
        self.downsample = shortcut(inputs, outputs, stride)

    def forward(self, x):
        branch = self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(x)))))
        return torch.relu(self.se(branch) + self.downsample(x))


class ResNetBottleneck(nn.Module):
    """torchvision's Bottleneck (v1.5, ResNeXt with groups); `first` puts the stride on the first 1x1, as the paper has it."""

    def __init__(self, inputs, width, outputs, stride=1, groups=1, first=False, reduction=None):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, width, 1, stride if first else 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, 1 if first else stride, 1, groups=groups, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, outputs, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(outputs)
        self.se = SqueezeExcitationLinear(outputs, reduction) if reduction else nn.Identity()
        self.downsample = shortcut(inputs, outputs, stride)

    def forward(self, x):
        branch = torch.relu(self.bn1(self.conv1(x)))
        branch = torch.relu(self.bn2(self.conv2(branch)))
        return torch.relu(self.se(self.bn3(self.conv3(branch))) + self.downsample(x))


class InceptionNaive(nn.Module):
    def __init__(self, inputs, c1, c3, c5, bias=True):
        super().__init__()
        self.branch1x1 = ConvReLU(inputs, c1, 1, bias)
        self.branch3x3 = ConvReLU(inputs, c3, 3, bias)
        self.branch5x5 = ConvReLU(inputs, c5, 5, bias)

    def forward(self, x):
        pooled = functional.max_pool2d(x, 3, 1, 1)
        return torch.cat([self.branch1x1(x), self.branch3x3(x), self.branch5x5(x), pooled], 1)


class InceptionBN(nn.Module):
    """torchvision's: BatchNorm, and a 3x3 where the paper has a 5x5."""

    def __init__(self, inputs, c1, c3_reduced, c3, c5_reduced, c5, projected, kernel5x5=3):
        super().__init__()
        self.branch1x1 = self.step(inputs, c1, 1)
        self.reduce3x3 = self.step(inputs, c3_reduced, 1)
        self.branch3x3 = self.step(c3_reduced, c3, 3)
        self.reduce5x5 = self.step(inputs, c5_reduced, 1)
        self.branch5x5 = self.step(c5_reduced, c5, kernel5x5)
        self.project = self.step(inputs, projected, 1)

    @staticmethod
    def step(inputs, outputs, kernel):
        return ConvBNReLU(inputs, outputs, kernel, eps=0.001)

    def forward(self, x):
        branches = [
            self.branch1x1(x),
            self.branch3x3(self.reduce3x3(x)),
            self.branch5x5(self.reduce5x5(x)),
            self.project(functional.max_pool2d(x, 3, 1, 1)),
        ]
        return torch.cat(branches, 1)


class Inception(InceptionBN):
    """GoogLeNet's, as in the paper: bias, no normalization, a real 5x5."""

    def __init__(self, inputs, c1, c3_reduced, c3, c5_reduced, c5, projected):
        super().__init__(inputs, c1, c3_reduced, c3, c5_reduced, c5, projected, kernel5x5=5)

    @staticmethod
    def step(inputs, outputs, kernel):
        return ConvReLU(inputs, outputs, kernel)


class DepthwiseSeparable(nn.Module):
    def __init__(self, inputs, outputs, kernel=3, stride=1, padding=1, dilation=1, bias=False):
        super().__init__()
        self.depthwise = nn.Conv2d(inputs, inputs, kernel, stride, padding, dilation, groups=inputs, bias=bias)
        self.pointwise = nn.Conv2d(inputs, outputs, 1, bias=bias)

    def forward(self, x):
        return self.pointwise(self.depthwise(x))


class DepthwiseSeparableBN(nn.Module):
    """MobileNet v1."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.depthwise = ConvBNReLU(inputs, inputs, 3, stride, groups=inputs)
        self.pointwise = ConvBNReLU(inputs, outputs, 1)

    def forward(self, x):
        return self.pointwise(self.depthwise(x))


class InvertedResidual(nn.Module):
    """torchvision's, of MobileNet v2."""

    def __init__(self, inputs, outputs, stride, expand_ratio):
        super().__init__()
        middle = inputs * expand_ratio
        relu6 = functional.relu6
        self.expand = ConvBNReLU(inputs, middle, 1, activation=relu6) if expand_ratio > 1 else nn.Identity()
        self.depthwise = ConvBNReLU(middle, middle, 3, stride, groups=middle, activation=relu6)
        self.project = ConvBN(middle, outputs, 1)
        self.is_residual = stride == 1 and inputs == outputs

    def forward(self, x):
        branch = self.project(self.depthwise(self.expand(x)))
        return x + branch if self.is_residual else branch


class ShuffleNetUnit(nn.Module):
    """Version 1. `width` is the middle's."""

    def __init__(self, inputs, outputs, width, stride, groups, first_group=True):
        super().__init__()
        branch = outputs if stride == 1 else outputs - inputs
        self.conv1 = ConvBNReLU(inputs, width, 1, groups=groups if first_group else 1)
        self.shuffle = nn.ChannelShuffle(groups)
        self.depthwise = ConvBN(width, width, 3, stride, groups=width)
        self.conv2 = ConvBN(width, branch, 1, groups=groups)
        self.stride = stride

    def forward(self, x):
        branch = self.conv2(self.depthwise(self.shuffle(self.conv1(x))))
        if self.stride == 1:
            return torch.relu(x + branch)
        return torch.relu(torch.cat([functional.avg_pool2d(x, 3, 2, 1), branch], 1))


class ShuffleNetV2Unit(nn.Module):
    """torchvision's InvertedResidual of ShuffleNet v2."""

    def __init__(self, channels, stride):
        super().__init__()
        width = channels // 2
        inputs = width if stride == 1 else channels
        if stride == 2:
            self.left_depthwise = ConvBN(channels, channels, 3, 2, groups=channels)
            self.left_conv = ConvBNReLU(channels, width, 1)
        self.right_conv1 = ConvBNReLU(inputs, width, 1)
        self.right_depthwise = ConvBN(width, width, 3, stride, groups=width)
        self.right_conv2 = ConvBNReLU(width, width, 1)
        self.stride = stride

    def forward(self, x):
        left, right = x.chunk(2, 1) if self.stride == 1 else (self.left_conv(self.left_depthwise(x)), x)
        right = self.right_conv2(self.right_depthwise(self.right_conv1(right)))
        return functional.channel_shuffle(torch.cat([left, right], 1), 2)


class DenseLayer(nn.Module):
    """torchvision's, of DenseNet."""

    def __init__(self, inputs, growth_rate, bn_size):
        super().__init__()
        self.bn1 = nn.BatchNorm2d(inputs)
        self.conv1 = nn.Conv2d(inputs, bn_size * growth_rate, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(bn_size * growth_rate)
        self.conv2 = nn.Conv2d(bn_size * growth_rate, growth_rate, 3, padding=1, bias=False)

    def forward(self, x):
        new = self.conv2(torch.relu(self.bn2(self.conv1(torch.relu(self.bn1(x))))))
        return torch.cat([x, new], 1)


class DenseBlock(nn.Module):
    def __init__(self, inputs, layers, growth_rate, bn_size):
        super().__init__()
        self.layer = nn.Sequential(*[DenseLayer(inputs + index * growth_rate, growth_rate, bn_size) for index in range(layers)])

    def forward(self, x):
        return self.layer(x)


class DenseTransition(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.bn = nn.BatchNorm2d(inputs)
        self.conv = nn.Conv2d(inputs, outputs, 1, bias=False)

    def forward(self, x):
        return functional.avg_pool2d(self.conv(torch.relu(self.bn(x))), 2)


class ASPP(nn.Module):
    """torchvision.models.segmentation.deeplabv3.ASPP."""

    def __init__(self, inputs, outputs, rates):
        super().__init__()
        self.conv1x1 = ConvBNReLU(inputs, outputs, 1)
        self.dilated1, self.dilated2, self.dilated3 = (ConvBNReLU(inputs, outputs, 3, dilation=rate) for rate in rates)
        self.pool_conv = ConvBNReLU(inputs, outputs, 1)
        self.project = ConvBNReLU(5 * outputs, outputs, 1)

    def forward(self, x):
        pooled = self.pool_conv(x.mean((2, 3), keepdim=True))
        pooled = functional.interpolate(pooled, x.shape[2:], mode="bilinear", align_corners=False)
        return self.project(torch.cat([self.conv1x1(x), self.dilated1(x), self.dilated2(x), self.dilated3(x), pooled], 1))


convolutions = (nn.Conv2d, nn.ConvTranspose2d, DeformConv2d)
normalizations = (nn.BatchNorm2d, nn.InstanceNorm2d, nn.GroupNorm, nn.LayerNorm)


def randomize(network):
    """Every layer keeps the size of its signal, and no statistics or affine parameters are the trivial ones."""
    for module in network.modules():
        if isinstance(module, (nn.Linear, *convolutions)):
            nn.init.kaiming_normal_(module.weight)
            if module.bias is not None:
                nn.init.normal_(module.bias, std=0.1)
        if isinstance(module, normalizations):
            if getattr(module, "weight", None) is not None:
                nn.init.uniform_(module.weight, 0.5, 1.5)
                nn.init.normal_(module.bias, std=0.1)
            if getattr(module, "running_mean", None) is not None:
                nn.init.normal_(module.running_mean, std=0.2)
                nn.init.uniform_(module.running_var, 0.5, 1.5)


def counts(network, inputs):
    """Parameters, buffers without the counters of batches, and multiply-accumulates of one sample, without bias."""
    macs = 0

    def count(module, given, output):
        nonlocal macs
        # A transposed convolution multiplies each input by the kernels of its group, every other one makes each output so.
        counted = given[0] if isinstance(module, nn.ConvTranspose2d) else output
        macs += counted[0].numel() * module.weight[0].numel()

    layers = [each for each in network.modules() if isinstance(each, (nn.Linear, *convolutions))]
    handles = [layer.register_forward_hook(count) for layer in layers]
    with torch.no_grad():
        network(*inputs)
    for handle in handles:
        handle.remove()
    return {
        "parameters": sum(parameter.numel() for parameter in network.parameters()),
        "buffers": sum(buffer.numel() for path, buffer in network.named_buffers() if "num_batches" not in path),
        "macs": macs,
    }
