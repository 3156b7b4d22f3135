"""PyTorch's side of bench-train: the same network, weights and batch as dit.ts. Reads commands, prints JSON lines."""

import json
import struct
import sys
import time

import torch
import torch.nn.functional as F

options = json.loads(sys.argv[1])
torch.set_num_threads(options["threads"])
size, mode = options["size"], options["mode"]
B, T, D, H = size["batch"], size["tokens"], size["width"], size["heads"]
LORA_SCALE = options["alpha"] / options["rank"]


def peak_memory():
    with open("/proc/self/status") as file:
        return next((int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM")), 0.0)


def serve(step):
    print(json.dumps({"ready": torch.__version__}), flush=True)
    for _ in sys.stdin:
        wall, cpu = time.perf_counter(), time.process_time()
        value = step()
        cpu, wall = (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000
        print(json.dumps({"value": value, "cpu": cpu, "wall": wall, "peak": peak_memory()}), flush=True)
    sys.exit()


if mode == "peak":
    square, weight = torch.full((1024, 1024), 0.5), torch.full((1024, 1024), 0.5)
    serve(lambda: (square @ weight)[0, 0].item() * 0 + 2 * 1024**3 / 1e9)


def read_safetensors(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        header.pop("__metadata__", None)
        values = bytearray(file.read())
    tensors = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        flat = torch.frombuffer(values, dtype=torch.float32, count=(end - start) // 4, offset=start)
        tensors[name] = flat.reshape(entry["shape"]).clone()
    return tensors


weights = read_safetensors(options["file"])
batch = {name: weights.pop(name) for name in ("noisy", "target", "time", "label")}
batch["label"] = batch["label"].long()
adapted = {name for name in weights if ".lora_" in name}
trained = [] if mode == "forward" else [name for name in weights if mode == "full" or name in adapted]
for name in trained:
    weights[name].requires_grad_(True)


def linear(x, name):
    y = F.linear(x, weights[name + ".weight"], weights[name + ".bias"])
    if name + ".lora_A.weight" in weights:
        narrow = F.linear(x, weights[name + ".lora_A.weight"])
        if LORA_SCALE != 1:
            narrow = narrow * LORA_SCALE
        y = y + F.linear(narrow, weights[name + ".lora_B.weight"])
    return y


def root_mean_square(x, gain):
    return x * torch.rsqrt((x * x).mean(-1, keepdim=True) + 1e-6) * gain


def normalise(x):
    return F.layer_norm(x, (D,), eps=1e-6)


def modulations(name, condition, count):
    return [part.unsqueeze(1) for part in linear(condition, name).chunk(count, -1)]


def forward():
    x = linear(batch["noisy"], "in") + weights["position"]
    condition = F.silu(linear(F.silu(linear(batch["time"], "time1")), "time2") + weights["class"][batch["label"]])
    for layer in range(size["layers"]):
        shift1, scale1, gate1, shift2, scale2, gate2 = modulations(f"{layer}.modulation", condition, 6)
        inside = normalise(x) * (scale1 + 1) + shift1
        q, k, v = [linear(inside, f"{layer}.{part}").view(B, T, H, D // H) for part in "qkv"]
        q = root_mean_square(q, weights[f"{layer}.qnorm"]) * (D // H) ** -0.5
        k = root_mean_square(k, weights[f"{layer}.knorm"])
        # Written out: the fused attention is not in every PyTorch 1.x, and on the CPU it is no faster at 64 tokens.
        shares = torch.softmax(q.transpose(1, 2) @ k.permute(0, 2, 3, 1), -1)
        mixed = (shares @ v.transpose(1, 2)).transpose(1, 2).reshape(B, T, D)
        x = x + linear(mixed, f"{layer}.o") * gate1
        inside = normalise(x) * (scale2 + 1) + shift2
        x = x + linear(F.gelu(linear(inside, f"{layer}.up"), approximate="tanh"), f"{layer}.down") * gate2
    shift, scale = modulations("modulation", condition, 2)
    return linear(normalise(x) * (scale + 1) + shift, "out")


optimiser = None
if trained:
    optimiser = torch.optim.AdamW(
        [weights[name] for name in trained], lr=options["learningRate"], betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01
    )


def step():
    if optimiser is None:
        with torch.no_grad():
            return forward().mean().item()
    optimiser.zero_grad(set_to_none=True)
    loss = ((forward() - batch["target"]) ** 2).mean()
    loss.backward()
    optimiser.step()
    return loss.item()


serve(step)
