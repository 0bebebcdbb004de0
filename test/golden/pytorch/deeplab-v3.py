"""deeplab-v3, exported by Netwright."""

from __future__ import annotations

import torch
import torch.nn.functional as F
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
        dilation: Distance between the taps of the window.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int = 3,
        stride: int = 1,
        dilation: int = 1,
    ) -> None:
        super().__init__()
        padding = (kernel_size - 1) // 2 * dilation
        self.conv = nn.Conv2d(
            in_channels,
            out_channels,
            kernel_size=kernel_size,
            stride=stride,
            padding=padding,
            dilation=dilation,
            bias=False,
        )
        self.bn = nn.BatchNorm2d(out_channels)
        self.act = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        return self.act(self.bn(self.conv(x)))


class Shortcut(nn.Module):
    """The way around a residual branch: the input itself where the shapes agree, else a
    1×1 convolution with batch normalization that brings it to the channels and size of
    the branch ("downsample").

    https://arxiv.org/abs/1512.03385

    Args:
        in_channels: Channels of the input.
        out_channels: Channels of the branch it is added to.
        stride: Stride of the branch it is added to.
    """

    def __init__(self, in_channels: int, out_channels: int, stride: int = 1) -> None:
        super().__init__()
        if stride != 1 or in_channels != out_channels:
            self.conv = nn.Conv2d(
                in_channels, out_channels, kernel_size=1, stride=stride, bias=False
            )
            self.bn = nn.BatchNorm2d(out_channels)
        else:
            self.conv = nn.Identity()
            self.bn = nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        return self.bn(self.conv(x))


class ResNetBottleneck(nn.Module):
    """The residual bottleneck of ResNet-50 and deeper, as torchvision has it (v1.5):
    1×1 reduces, 3×3 (with the stride) works on few channels, 1×1 expands, and the input
    is added.

    Groups and a wider middle make it ResNeXt and Wide ResNet.

    https://arxiv.org/abs/1512.03385

    Args:
        in_channels: Channels of the input.
        out_channels: Channels of the output.
        stride: Stride of the 3×3 convolution.
        dilation: Dilation of the 3×3 convolution.
    """

    def __init__(
        self, in_channels: int, out_channels: int, stride: int = 1, dilation: int = 1
    ) -> None:
        super().__init__()
        width = out_channels // 4
        self.conv1 = nn.Conv2d(in_channels, width, kernel_size=1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(
            width,
            width,
            kernel_size=3,
            stride=stride,
            padding=dilation,
            dilation=dilation,
            bias=False,
        )
        self.bn2 = nn.BatchNorm2d(width)
        self.relu2 = nn.ReLU()
        self.conv3 = nn.Conv2d(width, out_channels, kernel_size=1, bias=False)
        self.bn3 = nn.BatchNorm2d(out_channels)
        self.downsample = Shortcut(in_channels, out_channels, stride=stride)
        self.relu3 = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        out = self.conv1(x)
        out = self.bn1(out)
        out = self.relu1(out)
        out = self.conv2(out)
        out = self.bn2(out)
        out = self.relu2(out)
        out = self.conv3(out)
        bn3 = self.bn3(out)
        downsample = self.downsample(x)
        return self.relu3(bn3 + downsample)


class ASPP(nn.Module):
    """Atrous spatial pyramid pooling of DeepLab v3.

    A 1×1, three dilated 3×3 and the average of the whole image look at the same input
    side by side; a 1×1 puts them together.

    https://arxiv.org/abs/1706.05587

    Args:
        in_channels: Channels of the input.
        out_channels: Channels of each branch and of the output.
        rates: The dilations of the three 3×3 convolutions.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        rates: tuple[int, int, int] = (6, 12, 18),
    ) -> None:
        super().__init__()
        self.conv1x1 = ConvBNReLU(in_channels, out_channels, kernel_size=1)
        self.dilated1 = ConvBNReLU(in_channels, out_channels, dilation=rates[0])
        self.dilated2 = ConvBNReLU(in_channels, out_channels, dilation=rates[1])
        self.dilated3 = ConvBNReLU(in_channels, out_channels, dilation=rates[2])
        self.pool = nn.AdaptiveAvgPool2d(output_size=1)
        self.pool_conv = ConvBNReLU(in_channels, out_channels, kernel_size=1)
        self.project = ConvBNReLU(5 * out_channels, out_channels, kernel_size=1)
        self.drop = nn.Dropout()

    def forward(self, x: Tensor) -> Tensor:
        conv1x1 = self.conv1x1(x)
        dilated1 = self.dilated1(x)
        dilated2 = self.dilated2(x)
        dilated3 = self.dilated3(x)
        pool_conv = self.pool_conv(self.pool(x))
        pool_up = F.interpolate(pool_conv, size=x.shape[2:], mode="bilinear")
        x = torch.cat([conv1x1, dilated1, dilated2, dilated3, pool_up], dim=1)
        x = self.project(x)
        return self.drop(x)


class DeepLabV3(nn.Module):
    """DeepLab v3 on ResNet-50, 39.6 M parameters, 169 G multiply-accumulates.

    torchvision's `deeplabv3_resnet50` without its auxiliary head. A class for each
    pixel. In the last two stages dilation takes the place of stride: the maps stay at
    an eighth of the image, and the convolutions see as far as they would have.
    torchvision's page says 42.0 M and 178.72 G: with the auxiliary head, which has 2.4
    M and 9.99 G. The paper counts neither; it has no 3×3 between ASPP and the scores,
    and multi-grid dilations in the last stage.

    https://arxiv.org/abs/1706.05587

    Reads image [N, 3, 520, 520], gives full [N, 21, 520, 520].
    """

    def __init__(self) -> None:
        super().__init__()
        self.stem = ConvBNReLU(3, 64, kernel_size=7, stride=2)
        self.pool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        self.stage1 = nn.Sequential(
            ResNetBottleneck(64, 256),
            ResNetBottleneck(256, 256),
            ResNetBottleneck(256, 256),
        )
        self.stage2 = nn.Sequential(
            ResNetBottleneck(256, 512, stride=2),
            *[ResNetBottleneck(512, 512) for _ in range(3)],
        )
        self.stage3 = nn.Sequential(
            ResNetBottleneck(512, 1024),
            *[ResNetBottleneck(1024, 1024, dilation=2) for _ in range(5)],
        )
        self.stage4 = nn.Sequential(
            ResNetBottleneck(1024, 2048, dilation=2),
            ResNetBottleneck(2048, 2048, dilation=4),
            ResNetBottleneck(2048, 2048, dilation=4),
        )
        self.aspp = ASPP(2048, 256, rates=(12, 24, 36))
        self.conv = ConvBNReLU(256, 256)
        self.scores = nn.Conv2d(256, 21, kernel_size=1)

    def forward(self, image: Tensor) -> Tensor:
        x = self.stem(image)  # [N, 64, 260, 260]
        x = self.pool(x)  # [N, 64, 130, 130]
        x = self.stage1(x)  # [N, 256, 130, 130]
        x = self.stage2(x)  # [N, 512, 65, 65]
        x = self.stage3(x)  # [N, 1024, 65, 65]
        x = self.stage4(x)  # [N, 2048, 65, 65]
        x = self.aspp(x)  # [N, 256, 65, 65]
        x = self.conv(x)  # [N, 256, 65, 65]
        scores = self.scores(x)  # [N, 21, 65, 65]
        return F.interpolate(scores, size=image.shape[2:], mode="bilinear")
