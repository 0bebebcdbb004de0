"""resnet-50, exported by Netwright."""

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
    """

    def __init__(
        self, in_channels: int, out_channels: int, kernel_size: int = 3, stride: int = 1
    ) -> None:
        super().__init__()
        padding = (kernel_size - 1) // 2
        self.conv = nn.Conv2d(
            in_channels,
            out_channels,
            kernel_size=kernel_size,
            stride=stride,
            padding=padding,
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
    """

    def __init__(self, in_channels: int, out_channels: int, stride: int = 1) -> None:
        super().__init__()
        width = out_channels // 4
        self.conv1 = nn.Conv2d(in_channels, width, kernel_size=1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(
            width, width, kernel_size=3, stride=stride, padding=1, bias=False
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


class ResNet50(nn.Module):
    """ResNet-50, 25.6 M parameters, 4.09 G multiply-accumulates.

    torchvision's `resnet50` (v1.5). With ResNetBottleneckV1 instead, which has the
    stride at the first 1×1 as in the paper, it is 3.86 G.

    https://arxiv.org/abs/1512.03385

    Reads image [N, 3, 224, 224], gives logits [N, 1000].
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
            ResNetBottleneck(512, 1024, stride=2),
            *[ResNetBottleneck(1024, 1024) for _ in range(5)],
        )
        self.stage4 = nn.Sequential(
            ResNetBottleneck(1024, 2048, stride=2),
            ResNetBottleneck(2048, 2048),
            ResNetBottleneck(2048, 2048),
        )
        self.average = nn.AdaptiveAvgPool2d(output_size=1)
        self.logits = nn.Linear(2048, 1000)

    def forward(self, image: Tensor) -> Tensor:
        x = self.stem(image)  # [N, 64, 112, 112]
        x = self.pool(x)  # [N, 64, 56, 56]
        x = self.stage1(x)  # [N, 256, 56, 56]
        x = self.stage2(x)  # [N, 512, 28, 28]
        x = self.stage3(x)  # [N, 1024, 14, 14]
        x = self.stage4(x)  # [N, 2048, 7, 7]
        x = self.average(x)  # [N, 2048, 1, 1]
        x = torch.flatten(x, 1)  # [N, 2048]
        return self.logits(x)  # [N, 1000]
