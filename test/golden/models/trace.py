"""What PyTorch really runs: every convolution, linear layer, normalization and pooling of a forward pass, in order."""

from contextlib import ExitStack
from unittest import mock

import torch
import torch.nn.functional as F
import torchvision.ops.deform_conv


class Trace:
    """Stands in the place of PyTorch's functions while a model runs, so that modules and plain calls are seen alike."""

    def __init__(self, model, *input_shape):
        self.calls = []
        model.eval()
        with ExitStack() as stack, torch.no_grad():
            for owner, function, record in self._functions():
                original = getattr(owner, function)
                stack.enter_context(mock.patch.object(owner, function, self._recording(original, record)))
            # A batch of one: multiply-accumulates are counted for one sample.
            output = model(torch.zeros(1, *input_shape))
        output = output["out"] if isinstance(output, dict) else output
        self.output = list(output.shape[1:])

    @property
    def macs(self):
        return sum(call["macs"] for call in self.calls)

    def rows(self):
        """One line for each call: what, input, output, parameters, multiply-accumulates."""
        return [
            f"{call['op']} {by(call['input'])} {by(call['output'])} {call['parameters']} {call['macs']}"
            for call in self.calls
        ]

    def _functions(self):
        def convolution(input, weight, bias, output):
            return output.numel() * weight[0].numel(), [weight, bias]

        def transposed(input, weight, bias, output):
            return input.numel() * weight[0].numel(), [weight, bias]

        return [
            (F, "conv2d", lambda a, out: ("Conv2d", *convolution(a[0], a[1], a[2], out))),
            (F, "conv_transpose2d", lambda a, out: ("ConvTranspose2d", *transposed(a[0], a[1], a[2], out))),
            (F, "linear", lambda a, out: ("Linear", *convolution(a[0], a[1], a[2], out))),
            (F, "batch_norm", lambda a, out: ("BatchNorm2d", 0, [a[3], a[4]])),
            (F, "layer_norm", lambda a, out: ("LayerNorm", 0, [a[2], a[3]])),
            (F, "max_pool2d", lambda a, out: ("MaxPool2d", 0, [])),
            (F, "avg_pool2d", lambda a, out: ("AvgPool2d", 0, [])),
            (F, "adaptive_avg_pool2d", lambda a, out: ("AdaptiveAvgPool2d", 0, [])),
            # MNASNet and ShuffleNet v2 write the global average as x.mean([2, 3]).
            (torch.Tensor, "mean", lambda a, out: ("AdaptiveAvgPool2d", 0, [])),
            (
                torchvision.ops.deform_conv,
                "deform_conv2d",
                # input, offset, weight, bias
                lambda a, out: ("DeformConv2d", *convolution(a[0], a[2], a[3], out)),
            ),
        ]

    def _recording(self, original, record):
        def call(*arguments, **named):
            output = original(*arguments, **named)
            op, macs, weights = record([*arguments, *named.values()], output)
            shape = list(output.shape[1:])
            self.calls.append(
                {
                    "op": op,
                    "input": list(arguments[0].shape[1:]),
                    "output": [*shape, 1, 1] if op == "AdaptiveAvgPool2d" and len(shape) == 1 else shape,
                    "parameters": sum(weight.numel() for weight in weights if weight is not None),
                    "macs": macs,
                }
            )
            return output

        return call


def by(shape):
    return "×".join(map(str, shape))


def parameters(module):
    return sum(parameter.numel() for parameter in module.parameters() if parameter.requires_grad)


def buffers(module):
    """Running statistics; the counters of batches are no numbers of the network."""
    return sum(b.numel() for name, b in module.named_buffers() if not name.endswith("num_batches_tracked"))


def weights(module):
    """The shapes of all parameters and buffers; a scale of [C, 1, 1] is one number per channel."""
    shapes = [list(tensor.shape) for tensor in tensors(module)]
    return [shape[:1] if len(shape) == 3 and shape[1:] == [1, 1] else shape for shape in shapes]


def tensors(module):
    """All parameters and buffers, a module's own after those of its parts."""
    for child in module.children():
        yield from tensors(child)
    for name, tensor in [*module.named_parameters(recurse=False), *module.named_buffers(recurse=False)]:
        if name != "num_batches_tracked":
            yield tensor
