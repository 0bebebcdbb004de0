"""What real PyTorch says to the calls in errors.json: the `message` of each is written there, null where it runs.

    python3 test/golden/errors.py
"""

import json
from pathlib import Path

import torch
from operators import MODULES
from torch import nn

FILE = Path(__file__).parent / "errors.json"


def main():
    cases = json.loads(FILE.read_text())
    for name, expected in (("errors", str), ("accepted", type(None))):
        for case in cases[name]:
            case["message"] = message_of(case)
            assert isinstance(case["message"], expected), case
    lists = ",\n".join(f'"{name}": [\n' + ",\n".join(map(json.dumps, cases[name])) + "\n]" for name in cases)
    FILE.write_text("{\n" + lists + "\n}\n")


def message_of(case):
    inputs = [torch.zeros(shape) for shape in case["inputs"]]
    names = {"x": inputs[0] if inputs else None, **{f"x{index}": each for index, each in enumerate(inputs)}}
    try:
        made = eval(case["pytorch"], {**MODULES, **names})
        if isinstance(made, nn.Module):
            made.eval()(*inputs)
    except Exception as error:
        return str(error).split("\n")[0]
    return None


if __name__ == "__main__":
    main()
