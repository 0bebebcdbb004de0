"""Fills a module with numbers that need not be kept: a sine over the positions, the same in every language."""

import math

import torch

from trace import tensors


def fill(module):
    with torch.no_grad():
        for number, tensor in enumerate(tensors(module)):
            wave = sine(tensor.shape, number)
            # Kernels are scaled so that values neither grow nor fade; all else is around 1, variances being positive.
            kernel = tensor.dim() in (2, 4)
            tensor.copy_(wave * math.sqrt(2 / tensor[0].numel()) if kernel else 1 + wave / 2)
    return module.eval()


def sine(shape, number):
    size = math.prod(shape)
    return torch.sin(torch.arange(size, dtype=torch.float64) * 0.37 + number).reshape(shape).float()


def samples(module, shape):
    """A dozen of the output's values, spread over it."""
    with torch.no_grad():
        values = fill(module)(sine((1, *shape), 0.5)).flatten()
    return [float(f"{values[index * len(values) // 12]:.6g}") for index in range(12)]
