"""What real PyTorch answers to every call in operatorCalls.json, written to operatorResults.json.

    python3 test/golden/operators.py

Debian's python3-torch (1.13) and python3-torchvision give the same figures. The calls come from the operators' examples
and the tests' cases; `npx vitest run test/engine/operators -u` writes them.
"""

import inspect
import json
from pathlib import Path

import numpy as np
import torch
import torchvision
from torch import nn

HERE = Path(__file__).parent
BATCH = 2


def main():
    calls = json.loads((HERE / "operatorCalls.json").read_text())
    results = [answer(call) for call in calls]
    lines = ",\n".join(json.dumps(result, separators=(",", ":")) for result in results)
    (HERE / "operatorResults.json").write_text(f"[\n{lines}\n]\n")
    print(len(results), "calls")


def answer(call):
    inputs = [tensor(numbers([BATCH, *shape], seed)) for seed, shape in enumerate(call["inputs"])]
    names = {**MODULES, **{f"x{index}": each for index, each in enumerate(inputs)}}
    exec(call.get("definition", ""), names)
    with torch.no_grad():
        if "module" not in call:
            return result(eval(call["forward"], names))
        module = names["module"] = eval(call["module"], names).eval()
        fill(module)
        macs = []
        hooks = [each.register_forward_hook(lambda *use: macs.append(macs_of(*use))) for each in module.modules()]
        outputs = eval(call["forward"], names)
        for hook in hooks:
            hook.remove()
    counted = [name for name in module.state_dict() if not name.endswith("num_batches_tracked")]
    parameters = dict(module.named_parameters())
    return result(
        outputs,
        parameters=sum(each.numel() for each in parameters.values()),
        buffers=sum(module.state_dict()[name].numel() for name in counted if name not in parameters),
        macs=sum(macs) // BATCH,
        weights={name: list(module.state_dict()[name].shape) for name in counted},
    )


def result(outputs, parameters=0, buffers=0, macs=0, weights=None):
    outputs = [outputs] if isinstance(outputs, torch.Tensor) else list(outputs)
    return {
        "shapes": [list(each.shape) for each in outputs],
        "parameters": parameters,
        "buffers": buffers,
        "macs": macs,
        "weights": weights or {},
        "numbers": [[float(f"{number:.5g}") for number in each.flatten().tolist()] for each in outputs],
    }


def macs_of(module, inputs, output):
    """Multiply-accumulates, the bias not counted, padding counted as data."""
    if isinstance(module, nn.Linear):
        return output.numel() * module.in_features
    if isinstance(module, nn.ConvTranspose2d):
        return inputs[0].numel() * module.weight[0].numel()
    if isinstance(module, (nn.Conv2d, torchvision.ops.DeformConv2d)):
        return output.numel() * module.weight[0].numel()
    return 0


def numbers(shape, seed):
    """Between -1 and 1, in no order that an operator could like. test/engine/operators/numbers.ts makes the same."""
    index = np.arange(np.prod(shape, dtype=np.int64))
    return (((index * 37 + seed * 11) % 101) / 50 - 1).reshape(shape)


def fill(module):
    """Every weight with numbers between -0.5 and 0.5; variances with numbers from 0.5 up."""
    seed = 0
    for name, weight in module.state_dict().items():
        if name.endswith("num_batches_tracked"):
            continue
        made = numbers(list(weight.shape), seed) / 2 + (1 if name.endswith("running_var") else 0)
        weight.copy_(tensor(made))
        seed += 1


def tensor(array):
    return torch.from_numpy(np.asarray(array, dtype=np.float32))


class LayerNorm(nn.LayerNorm):
    """nn.LayerNorm with `bias`, which PyTorch has from 2.1 on."""

    def __init__(self, normalized_shape, bias=True, **named):
        super().__init__(normalized_shape, **named)
        if not bias:
            self.bias = None


if "bias" not in inspect.signature(nn.LayerNorm).parameters:
    nn.LayerNorm = LayerNorm
MODULES = {"F": nn.functional, "Tensor": torch.Tensor, "nn": nn, "ops": torchvision.ops, "torch": torch}

if __name__ == "__main__":
    main()
