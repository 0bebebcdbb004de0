"""mobilenet-v3-large, exported by Netwright."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class ConvBNReLU(nn.Module):
    """Convolution without bias, batch normalization, activation.

    The step most networks are made of since 2015.

    https://arxiv.org/abs/1502.03167

    Args:
        in_channels: Channels of the input.
        out_channels: Channels of the output.
        kernel_size: Size of the window.
        stride: Step of the window.
        groups: Groups of channels that do not see each other.
        eps: Added to the variance.
        activation: The operator at the end, such as ReLU, ReLU6, SiLU or Hardswish.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int = 3,
        stride: int = 1,
        groups: int = 1,
        eps: float = 0.001,
        activation: type[nn.Module] = nn.ReLU,
    ) -> None:
        super().__init__()
        padding = (kernel_size - 1) // 2
        self.conv = nn.Conv2d(
            in_channels,
            out_channels,
            kernel_size=kernel_size,
            stride=stride,
            padding=padding,
            groups=groups,
            bias=False,
        )
        self.bn = nn.BatchNorm2d(out_channels, eps=eps)
        self.act = activation()

    def forward(self, x: Tensor) -> Tensor:
        return self.act(self.bn(self.conv(x)))


class ConvBN(nn.Module):
    """Convolution without bias and batch normalization, no activation.

    The last step of a branch that is added to another.

    https://arxiv.org/abs/1502.03167

    Args:
        in_channels: Channels of the input.
        out_channels: Channels of the output.
        kernel_size: Size of the window.
        eps: Added to the variance.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int = 1,
        eps: float = 0.001,
    ) -> None:
        super().__init__()
        padding = (kernel_size - 1) // 2
        self.conv = nn.Conv2d(
            in_channels,
            out_channels,
            kernel_size=kernel_size,
            padding=padding,
            bias=False,
        )
        self.bn = nn.BatchNorm2d(out_channels, eps=eps)

    def forward(self, x: Tensor) -> Tensor:
        return self.bn(self.conv(x))


class SqueezeExcitation(nn.Module):
    """Squeeze and excitation.

    The average of every channel (squeeze) goes through two small 1×1 convolutions
    (excitation), whose result between 0 and 1 scales the channel. As
    `torchvision.ops.SqueezeExcitation`.

    https://arxiv.org/abs/1709.01507

    Args:
        in_channels: Channels of the input.
        squeeze_channels: Width of the middle.
        activation: The operator in the middle.
        gate: The operator that makes factors of the result: Sigmoid, or Hardsigmoid as
            in MobileNet v3.
    """

    def __init__(
        self,
        in_channels: int,
        squeeze_channels: int,
        activation: type[nn.Module] = nn.ReLU,
        gate: type[nn.Module] = nn.Hardsigmoid,
    ) -> None:
        super().__init__()
        self.pool = nn.AdaptiveAvgPool2d(output_size=1)
        self.fc1 = nn.Conv2d(in_channels, squeeze_channels, kernel_size=1)
        self.act = activation()
        self.fc2 = nn.Conv2d(squeeze_channels, in_channels, kernel_size=1)
        self.gate = gate()

    def forward(self, x: Tensor) -> Tensor:
        out = self.pool(x)
        out = self.fc1(out)
        out = self.act(out)
        out = self.fc2(out)
        gate = self.gate(out)
        return x * gate


class InvertedResidual(nn.Module):
    """The inverted residual of MobileNet v2 and v3.

    1×1 expands, a depthwise convolution filters, 1×1 projects to few channels without
    activation, and the input is added where the shape allows. `squeeze_channels` adds
    squeeze and excitation.

    https://arxiv.org/abs/1801.04381

    Args:
        in_channels: Channels of the input.
        out_channels: Channels of the output.
        expanded_channels: Channels of the depthwise convolution.
        stride: Stride of the depthwise convolution.
        kernel_size: Kernel of the depthwise convolution.
        activation: The operator after expansion and depthwise convolution: ReLU6 in v2,
            ReLU or Hardswish in v3.
        squeeze_channels: Width of the middle of the squeeze and excitation; 0 for none.
        gate: The operator at the end of the squeeze and excitation: Hardsigmoid in v3.
        eps: Added to the variance by the normalizations.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        expanded_channels: int,
        stride: int = 1,
        kernel_size: int = 3,
        activation: type[nn.Module] = nn.ReLU6,
        squeeze_channels: int = 0,
        gate: type[nn.Module] = nn.Hardsigmoid,
        eps: float = 0.001,
    ) -> None:
        super().__init__()
        if expanded_channels != in_channels:
            self.expand = ConvBNReLU(
                in_channels,
                expanded_channels,
                kernel_size=1,
                eps=eps,
                activation=activation,
            )
        else:
            self.expand = nn.Identity()
        self.depthwise = ConvBNReLU(
            expanded_channels,
            expanded_channels,
            kernel_size=kernel_size,
            stride=stride,
            groups=expanded_channels,
            eps=eps,
            activation=activation,
        )
        if squeeze_channels > 0:
            self.se = SqueezeExcitation(
                expanded_channels, squeeze_channels=squeeze_channels, gate=gate
            )
        else:
            self.se = nn.Identity()
        self.project = ConvBN(expanded_channels, out_channels, eps=eps)
        self.use_sum = stride == 1 and in_channels == out_channels

    def forward(self, x: Tensor) -> Tensor:
        out = self.expand(x)
        out = self.depthwise(out)
        out = self.se(out)
        project = self.project(out)
        return project + x if self.use_sum else project


class Bneck(nn.Module):
    """A line of the paper's table 1."""

    def __init__(
        self,
        in_channels: int,
        out_channels: int = 16,
        kernel_size: int = 3,
        expanded: int = 16,
        activation: type[nn.Module] = nn.ReLU,
        stride: int = 1,
        squeeze_channels: int = 0,
    ) -> None:
        super().__init__()
        self.block = InvertedResidual(
            in_channels,
            out_channels,
            expanded_channels=expanded,
            stride=stride,
            kernel_size=kernel_size,
            activation=activation,
            squeeze_channels=squeeze_channels,
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.block(x)


class MobileNetV3Large(nn.Module):
    """MobileNet v3 large, 5.48 M parameters, 217 M multiply-accumulates.

    torchvision's `mobilenet_v3_large`.

    https://arxiv.org/abs/1905.02244

    Reads image [N, 3, 224, 224], gives logits [N, 1000].
    """

    def __init__(self) -> None:
        super().__init__()
        self.stem = ConvBNReLU(3, 16, stride=2, activation=nn.Hardswish)
        self.bneck1 = Bneck(16)
        self.bneck2 = Bneck(16, out_channels=24, expanded=64, stride=2)
        self.bneck3 = Bneck(24, out_channels=24, expanded=72)
        self.bneck4 = Bneck(
            24,
            out_channels=40,
            kernel_size=5,
            expanded=72,
            stride=2,
            squeeze_channels=24,
        )
        self.bneck5 = Bneck(
            40, out_channels=40, kernel_size=5, expanded=120, squeeze_channels=32
        )
        self.bneck6 = Bneck(
            40, out_channels=40, kernel_size=5, expanded=120, squeeze_channels=32
        )
        self.bneck7 = Bneck(
            40, out_channels=80, expanded=240, activation=nn.Hardswish, stride=2
        )
        self.bneck8 = Bneck(80, out_channels=80, expanded=200, activation=nn.Hardswish)
        self.bneck9 = Bneck(80, out_channels=80, expanded=184, activation=nn.Hardswish)
        self.bneck10 = Bneck(80, out_channels=80, expanded=184, activation=nn.Hardswish)
        self.bneck11 = Bneck(
            80,
            out_channels=112,
            expanded=480,
            activation=nn.Hardswish,
            squeeze_channels=120,
        )
        self.bneck12 = Bneck(
            112,
            out_channels=112,
            expanded=672,
            activation=nn.Hardswish,
            squeeze_channels=168,
        )
        self.bneck13 = Bneck(
            112,
            out_channels=160,
            kernel_size=5,
            expanded=672,
            activation=nn.Hardswish,
            stride=2,
            squeeze_channels=168,
        )
        self.bneck14 = Bneck(
            160,
            out_channels=160,
            kernel_size=5,
            expanded=960,
            activation=nn.Hardswish,
            squeeze_channels=240,
        )
        self.bneck15 = Bneck(
            160,
            out_channels=160,
            kernel_size=5,
            expanded=960,
            activation=nn.Hardswish,
            squeeze_channels=240,
        )
        self.head = ConvBNReLU(160, 960, kernel_size=1, activation=nn.Hardswish)
        self.average = nn.AdaptiveAvgPool2d(output_size=1)
        self.fc1 = nn.Linear(960, 1280)
        self.act = nn.Hardswish()
        self.drop = nn.Dropout(p=0.2)
        self.logits = nn.Linear(1280, 1000)

    def forward(self, image: Tensor) -> Tensor:
        x = self.stem(image)  # [N, 16, 112, 112]
        x = self.bneck1(x)  # [N, 16, 112, 112]
        x = self.bneck2(x)  # [N, 24, 56, 56]
        x = self.bneck3(x)  # [N, 24, 56, 56]
        x = self.bneck4(x)  # [N, 40, 28, 28]
        x = self.bneck5(x)  # [N, 40, 28, 28]
        x = self.bneck6(x)  # [N, 40, 28, 28]
        x = self.bneck7(x)  # [N, 80, 14, 14]
        x = self.bneck8(x)  # [N, 80, 14, 14]
        x = self.bneck9(x)  # [N, 80, 14, 14]
        x = self.bneck10(x)  # [N, 80, 14, 14]
        x = self.bneck11(x)  # [N, 112, 14, 14]
        x = self.bneck12(x)  # [N, 112, 14, 14]
        x = self.bneck13(x)  # [N, 160, 7, 7]
        x = self.bneck14(x)  # [N, 160, 7, 7]
        x = self.bneck15(x)  # [N, 160, 7, 7]
        x = self.head(x)  # [N, 960, 7, 7]
        x = self.average(x)  # [N, 960, 1, 1]
        x = torch.flatten(x, 1)  # [N, 960]
        x = self.fc1(x)  # [N, 1280]
        x = self.act(x)  # [N, 1280]
        x = self.drop(x)  # [N, 1280]
        return self.logits(x)  # [N, 1000]
