"""The example networks that torchvision does not have, in PyTorch as their papers describe them."""

import torch
from torch import nn
from torchvision.models import resnet

from reference_blocks import Deformable, ShuffleNetUnit, SqueezeExcitationLinear, down, separable, separable_bn


def examples():
    """The name of the example, the module, its input, other sizes for it, and a small one at which its outputs are kept."""
    image, others, small = [3, 224, 224], [[3, 193, 257], [3, 161, 225]], [3, 97, 129]
    # No outputs of this one: filled as by `fill.py`, deep offsets are so large that all of them lead out of the map.
    yield "deformable-resnet-50", deformable_resnet_50(), image, others, None
    yield "mobilenet-v1", mobilenet_v1(), image, others, small
    yield "se-resnet-50", se_resnet_50(), image, others, small
    yield "shufflenet-v1", shufflenet_v1(), image, others, small
    # It halves four times and doubles four times, so the sizes are multiples of 16.
    yield "u-net", UNet(), [1, 256, 256], [[1, 192, 272], [1, 160, 224]], [1, 64, 80]
    yield "xception", xception(), [3, 299, 299], others, small


def deformable_resnet_50():
    """https://arxiv.org/abs/1703.06211, section 2.3: the last three 3×3 convolutions; as a classifier it keeps their stride"""
    network = resnet.resnet50()
    for block in network.layer4:
        conv = block.conv2
        block.conv2 = Deformable(conv.in_channels, conv.out_channels, stride=conv.stride, bias=False)
    return network


def mobilenet_v1():
    """https://arxiv.org/abs/1704.04861, table 1, but for its last stride of 2, which the sizes beside it contradict"""
    blocks = [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), *[(512, 1)] * 5, (1024, 2), (1024, 1)]
    layers, channels = [conv_bn_relu(3, 32, 2, 1)], 32
    for out, stride in blocks:
        layers.append(separable_bn(channels, out, stride))
        channels = out
    return nn.Sequential(*layers, classifier(1024))


def se_resnet_50():
    """https://arxiv.org/abs/1709.01507, table 1, with the strides where torchvision's ResNet-50 has them"""
    network = resnet.resnet50()
    for stage in (network.layer1, network.layer2, network.layer3, network.layer4):
        for block in stage:
            block.bn3 = nn.Sequential(block.bn3, SqueezeExcitationLinear(block.bn3.num_features))
    return network


def shufflenet_v1():
    """https://arxiv.org/abs/1707.01083, table 1, 3 groups"""
    layers, channels = [conv_bn_relu(3, 24, 2, 1), nn.MaxPool2d(3, 2, 1)], 24
    for out, copies in [(240, 4), (480, 8), (960, 4)]:
        layers.append(ShuffleNetUnit(channels, out, 3, stride=2, first_group=channels != 24))
        layers += [ShuffleNetUnit(out, out, 3) for _ in range(copies - 1)]
        channels = out
    return nn.Sequential(*layers, classifier(960))


class UNet(nn.Module):
    """https://arxiv.org/abs/1505.04597, figure 1 and the dropout of section 3.1, but padded so that the size is kept"""

    def __init__(self):
        super().__init__()
        self.downs = nn.ModuleList([double(1, 64), double(64, 128), double(128, 256), double(256, 512)])
        self.bottom = double(512, 1024)
        self.ups = nn.ModuleList([Up(512), Up(256), Up(128), Up(64)])
        self.scores = nn.Conv2d(64, 2, 1)
        self.pool = nn.MaxPool2d(2)
        self.drop = nn.Dropout()

    def forward(self, x):
        down1 = self.downs[0](x)
        down2 = self.downs[1](self.pool(down1))
        down3 = self.downs[2](self.pool(down2))
        down4 = self.drop(self.downs[3](self.pool(down3)))
        x = self.drop(self.bottom(self.pool(down4)))
        for up, across in zip(self.ups, (down4, down3, down2, down1)):
            x = up(x, across)
        return self.scores(x)


class Up(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.up = nn.ConvTranspose2d(2 * channels, channels, 2, 2)
        self.conv = double(2 * channels, channels)

    def forward(self, below, across):
        return self.conv(torch.cat([across, self.up(below)], 1))


def double(channels, out):
    return nn.Sequential(
        nn.Conv2d(channels, out, 3, padding=1), nn.ReLU(), nn.Conv2d(out, out, 3, padding=1), nn.ReLU()
    )


def xception():
    """https://arxiv.org/abs/1610.02357, figure 5 and the dropout of section 4.3"""
    relu = nn.ReLU()
    return nn.Sequential(
        conv_bn_relu(3, 32, 2, 0),
        conv_bn_relu(32, 64, 1, 0),
        narrow(64, 128, separable_norm(64, 128), relu, separable_norm(128, 128)),
        narrow(128, 256, relu, separable_norm(128, 256), relu, separable_norm(256, 256)),
        narrow(256, 728, relu, separable_norm(256, 728), relu, separable_norm(728, 728)),
        *(Residual(nn.Sequential(*(part for _ in range(3) for part in (relu, separable_norm(728, 728)))))
          for _ in range(8)),
        narrow(728, 1024, relu, separable_norm(728, 728), relu, separable_norm(728, 1024)),
        separable_norm(1024, 1536), relu,
        separable_norm(1536, 2048), relu,
        classifier(2048, nn.Dropout(0.5)),
    )  # fmt: skip


class Residual(nn.Module):
    def __init__(self, branch, shortcut=None):
        super().__init__()
        self.branch = branch
        self.shortcut = shortcut

    def forward(self, x):
        return self.branch(x) + (x if self.shortcut is None else self.shortcut(x))


def narrow(channels, out, *parts):
    """The branch and what it is added to, both at half the size."""
    return Residual(nn.Sequential(*parts, nn.MaxPool2d(3, 2, 1)), down(channels, out, 2))


def separable_norm(channels, out):
    return nn.Sequential(separable(channels, out), nn.BatchNorm2d(out))


def conv_bn_relu(channels, out, stride, padding):
    return nn.Sequential(nn.Conv2d(channels, out, 3, stride, padding, bias=False), nn.BatchNorm2d(out), nn.ReLU())


def classifier(channels, *before):
    return nn.Sequential(nn.AdaptiveAvgPool2d(1), *before, nn.Flatten(), nn.Linear(channels, 1000))
