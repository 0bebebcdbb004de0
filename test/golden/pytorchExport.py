"""Whether what `export --pytorch` writes is what we run: names and shapes of weights, counts, outputs.

    npm run build
    python3 test/golden/pytorchExport.py [NAME ...]

Needs PyTorch and torchvision (Debian's python3-torch 1.13 and python3-torchvision will do) and `node` on the PATH. Every
network is exported and made by PyTorch; the weights that it was made with go to `run --weights`, which takes no others,
and the outputs of both must agree. The networks are those in examples/, every block that ships alone, and the cases of
test/golden/blocks, test/golden/models/blocks.json and test/golden/exportCases.json (`npx vitest run test/engine/pytorch -u`
writes the last). NAME restricts them to those whose name holds it.
"""

import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import operators  # noqa: F401  for what PyTorch 1.13 does not have
import torch
from torch import nn

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TOLERANCE = 1e-4
SIZES = {"H": 65, "W": 97}


def main():
    check_reserved_names()
    wanted = sys.argv[1:]
    cases = [(name, text) for name, text in all_cases() if not wanted or any(word in name for word in wanted)]
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, text in cases:
            try:
                distance = compare(text, Path(folder))
                print(f"{name}: {distance:.1e}", flush=True)
            except Exception as error:
                failures += 1
                print(f"{name}: FAILED: {error}", flush=True)
    print(f"{len(cases) - failures} of {len(cases)} networks agree within {TOLERANCE}")
    sys.exit(failures > 0)


def all_cases():
    for file in sorted((ROOT / "examples").rglob("*.cnn.yaml")):
        yield str(file.relative_to(ROOT)), file.read_text()
    for file in sorted((ROOT / "engine/blocks").glob("*.cnn.yaml")):
        name = file.name.removesuffix(".cnn.yaml")
        yield f"{name} alone", f"inputs: {{x: [64, 33, 31]}}\nnodes:\n  block: {{op: {name}}}\n"
    for case in json.loads((HERE / "blocks/cases.json").read_text()):
        yield f"blocks/{case['name']}", case["text"]
    for case in json.loads((HERE / "models/blocks.json").read_text()):
        yield f"models/{case['node']}", f"inputs: {{x: {case['input']}}}\nnodes:\n  block: {case['node']}\n"
    for case in json.loads((HERE / "exportCases.json").read_text()):
        yield f"cases/{case['name']}", case["text"]


def compare(text, folder):
    """The largest distance between the outputs, as a part of the largest number in them."""
    network, script = folder / "network.cnn.yaml", folder / "network.py"
    network.write_text(text)
    netwright("export", network, "--pytorch", script)
    analysis = json.loads(netwright("analyze", network, "--json"))
    torch.manual_seed(0)
    module = made(script).eval()
    fill(module)
    parameters = sum(each.numel() for each in module.parameters())
    if parameters != analysis["parameters"]:
        raise ValueError(f"{parameters} parameters, expected {analysis['parameters']}")
    inputs = {name: torch.randn(sizes(shape)) for name, shape in analysis["inputs"].items()}
    with torch.no_grad():
        outputs = module(*inputs.values())
    outputs = [outputs] if isinstance(outputs, torch.Tensor) else list(outputs)
    expected = run(network, module, inputs, list(analysis["outputs"]), folder)
    return max(distance(ours, theirs) for ours, theirs in zip(expected, outputs, strict=True))


def made(script):
    """The network's class is the last of the file."""
    spec = importlib.util.spec_from_file_location("network", script)
    file = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(file)
    classes = [each for each in vars(file).values() if isinstance(each, type) and each.__module__ == "network"]
    return classes[-1]()


def fill(module):
    """Statistics and scales that a new module does not have, so that no weight can stand for another."""
    for name, weight in module.state_dict().items():
        if name.endswith("num_batches_tracked"):
            continue
        if name.endswith("running_var"):
            weight.uniform_(0.5, 1.5)
        elif weight.dim() == 1:
            weight.add_(torch.empty_like(weight).uniform_(-0.3, 0.3))


def run(network, module, inputs, outputs, folder):
    """Our outputs, for the weights of the module. Names and shapes that differ are an error there."""
    weights = {name: weight.numpy() for name, weight in module.state_dict().items()}
    np.savez(folder / "weights.npz", **weights)
    given = [] if len(weights) == 0 else ["--weights", folder / "weights.npz"]
    for name, tensor in inputs.items():
        np.save(folder / f"{name}.npy", tensor.numpy())
        given += ["--input", f"{name}={folder / f'{name}.npy'}"]
    files = [folder / f"output{index}.npy" for index in range(len(outputs))]
    for name, file in zip(outputs, files):
        given += ["--output", f"{name}={file}" if len(outputs) > 1 else str(file)]
    netwright("run", network, *given)
    return [torch.from_numpy(np.load(file)) for file in files]


def distance(ours, theirs):
    if ours.shape != theirs.shape:
        raise ValueError(f"{list(theirs.shape)} comes out, expected {list(ours.shape)}")
    found = ((ours - theirs).abs().max() / theirs.abs().max().clamp(min=1e-6)).item()
    if not found <= TOLERANCE:
        raise ValueError(f"the outputs are {found:.1e} apart")
    return found


def sizes(shape):
    """A batch of two, and numbers for sizes that are open."""
    return [2 if size == "N" else size if isinstance(size, int) else SIZES[size] for size in shape]


def netwright(*words):
    command = ["node", str(ROOT / "dist/cli.js"), *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{words[0]}: {done.stderr.strip()}")
    return done.stdout


def check_reserved_names():
    """Attributes of nn.Module that the export must not overwrite."""
    known = re.search(r"moduleAttributes: .*?`(.*?)`", (ROOT / "engine/pytorch/names.ts").read_text(), re.S)[1].split()
    missing = [name for name in dir(nn.Module()) if not name.startswith("_") and name not in known]
    if missing:
        raise ValueError(f"engine/pytorch/names.ts does not know {missing} of nn.Module")


if __name__ == "__main__":
    main()
