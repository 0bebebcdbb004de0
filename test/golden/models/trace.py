"""What PyTorch really runs in a forward pass, in order: every layer, activation, sum, product and concatenation."""

import math
from contextlib import ExitStack
from unittest import mock

import torch
import torch.nn.functional as F
import torchvision.ops.deform_conv


class Trace:
    """Stands in the place of PyTorch's functions while a model runs, so that modules and plain calls are seen alike."""

    def __init__(self, model, *input_shape):
        self.calls = []
        self.concatenations = {}
        model.eval()
        with ExitStack() as stack, torch.no_grad():
            for owner, function, record in functions:
                original = getattr(owner, function)
                stack.enter_context(mock.patch.object(owner, function, self._recording(original, record)))
            # A batch of one: multiply-accumulates are counted for one sample.
            output = model(torch.zeros(1, *input_shape))
        output = output["out"] if isinstance(output, dict) else output
        self.output = list(output.shape[1:])

    @property
    def macs(self):
        return sum(call["macs"] for call in self.calls)

    @property
    def elements(self):
        """Of everything that is made on the way: a sum that no wrong shape leaves as it is."""
        return sum(math.prod(call["output"]) for call in self.calls)

    def rows(self):
        """One line for each call: what, input, output, parameters, multiply-accumulates; of one that has no weights and
        keeps the shape, what and output."""
        return [row(**call) for call in self.calls]

    def _recording(self, original, record):
        def call(*arguments, **named):
            output = original(*arguments, **named)
            recorded = record([*arguments, *named.values()], output)
            if recorded is not None:
                self.calls.append(recorded)
            if original is concatenate:
                self._join(arguments[0], output, recorded)
            return output

        return call

    def _join(self, parts, output, recorded):
        """A concatenation of concatenations is one. The tensors are kept, so that no other can have their place."""
        for part in parts:
            _, inner = self.concatenations.get(id(part), (None, None))
            self.calls = [call for call in self.calls if call is not inner]
        self.concatenations[id(output)] = (output, recorded)


concatenate = torch.cat


def layer(op, macs_of=lambda inputs, output: 0, weights_of=lambda inputs: []):
    def record(inputs, output):
        shape = list(output.shape[1:])
        return {
            "op": op,
            "input": list(inputs[0].shape[1:]),
            # MNASNet and ShuffleNet v2 write the global average as x.mean([2, 3]).
            "output": [*shape, 1, 1] if op == "AdaptiveAvgPool2d" and len(shape) == 1 else shape,
            "parameters": sum(weight.numel() for weight in weights_of(inputs) if weight is not None),
            "macs": macs_of(inputs, output),
        }

    return record


def plain(op):
    return lambda inputs, output: {"op": op, "input": None, "output": list(output.shape[1:]), "parameters": 0, "macs": 0}


def hardtanh(inputs, output):
    return plain("ReLU6" if inputs[1:3] == [0.0, 6.0] else "Hardtanh")(inputs, output)


def concatenation(inputs, output):
    # DenseNet also concatenates one tensor with nothing.
    return plain("Concat")(inputs, output) if len(inputs[0]) > 1 else None


def taps(inputs, output):
    return output.numel() * inputs[1][0].numel()


def deformable_taps(inputs, output):
    # input, offset, weight, bias
    return output.numel() * inputs[2][0].numel()


def laid_down(inputs, output):
    return inputs[0].numel() * inputs[1][0].numel()


functions = [
    (F, "conv2d", layer("Conv2d", taps, lambda inputs: inputs[1:3])),
    (F, "conv_transpose2d", layer("ConvTranspose2d", laid_down, lambda inputs: inputs[1:3])),
    (torchvision.ops.deform_conv, "deform_conv2d", layer("DeformConv2d", deformable_taps, lambda inputs: inputs[2:4])),
    (F, "linear", layer("Linear", taps, lambda inputs: inputs[1:3])),
    (F, "batch_norm", layer("BatchNorm2d", weights_of=lambda inputs: inputs[3:5])),
    (F, "layer_norm", layer("LayerNorm", weights_of=lambda inputs: inputs[2:4])),
    (F, "max_pool2d", layer("MaxPool2d")),
    (F, "avg_pool2d", layer("AvgPool2d")),
    (F, "adaptive_avg_pool2d", layer("AdaptiveAvgPool2d")),
    (torch.Tensor, "mean", layer("AdaptiveAvgPool2d")),
    (F, "interpolate", layer("Upsample")),
    (F, "hardtanh", hardtanh),
    *[(F, name.lower(), plain(name)) for name in ("ReLU", "SiLU", "GELU", "Hardswish", "Hardsigmoid", "Dropout")],
    *[(owner, "sigmoid", plain("Sigmoid")) for owner in (torch, torch.Tensor)],
    (torch.Tensor, "relu", plain("ReLU")),
    *[(torch.Tensor, name, plain("Add")) for name in ("__add__", "__iadd__")],
    (torch.Tensor, "__mul__", plain("Mul")),
    (torch, "cat", concatenation),
]


def row(op, input, output, parameters, macs):
    return f"{op} {by(output)}" if input is None else f"{op} {by(input)} {by(output)} {parameters} {macs}"


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
