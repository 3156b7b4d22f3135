"""Makes the golden gradients: three small PyTorch models as ONNX files, with gradients in double precision beside them.

Run with PyTorch 1.13:  python3 tests/golden/autodiff/make.py
NAME.onnx  the model in single precision, exported in training mode without folding, so every parameter keeps its name
NAME.json  names and shapes, in the order in which NAME.bin holds them
NAME.bin   little-endian float64: the inputs, the gradient of the output, then the gradient of every parameter
"""

import json
import pathlib

import torch
import torch.nn.functional as F
from torch import nn

HERE = pathlib.Path(__file__).parent


class Perceptron(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(6, 24), nn.ReLU(), nn.Linear(24, 24), nn.Tanh(), nn.Linear(24, 3))

    def forward(self, x):
        return F.log_softmax(self.layers(x), -1)


class Block(nn.Module):
    """A transformer block whose normalisations are scaled and shifted by a condition (adaLN)."""

    def __init__(self, width=16, heads=2):
        super().__init__()
        self.heads = heads
        self.modulate = nn.Linear(8, 6 * width)
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.first = nn.LayerNorm(width)
        self.second = nn.LayerNorm(width)
        self.wide = nn.Linear(width, 3 * width)
        self.narrow = nn.Linear(3 * width, width)

    def forward(self, x, condition):
        b, n, d = x.shape
        s1, c1, g1, s2, c2, g2 = self.modulate(F.silu(condition)).unsqueeze(1).chunk(6, -1)
        y = self.first(x) * (1 + c1) + s1
        q, k, v = self.qkv(y).reshape(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        attention = torch.softmax(q @ k.transpose(-1, -2) / (d // self.heads) ** 0.5, -1) @ v
        x = x + g1 * self.out(attention.transpose(1, 2).reshape(b, n, d))
        y = self.second(x) * (1 + c2) + s2
        return x + g2 * self.narrow(F.gelu(self.wide(y)))


class Residual(nn.Module):
    def __init__(self, before, after, condition):
        super().__init__()
        self.n1 = nn.GroupNorm(2, before)
        self.c1 = nn.Conv2d(before, after, 3, padding=1)
        self.t = nn.Linear(condition, after)
        self.n2 = nn.GroupNorm(2, after)
        self.c2 = nn.Conv2d(after, after, 3, padding=1)
        self.skip = nn.Conv2d(before, after, 1) if before != after else nn.Identity()

    def forward(self, x, t):
        h = self.c1(F.silu(self.n1(x))) + self.t(F.silu(t))[:, :, None, None]
        return self.skip(x) + self.c2(F.silu(self.n2(h)))


class UNet(nn.Module):
    def __init__(self, c=6):
        super().__init__()
        self.into = nn.Conv2d(3, c, 3, padding=1)
        self.embed = nn.Linear(16, 12)
        self.down = nn.Conv2d(c, 2 * c, 3, stride=2, padding=1)
        self.low = Residual(2 * c, 2 * c, 12)
        self.up = nn.ConvTranspose2d(2 * c, c, 2, stride=2)
        self.merge = Residual(2 * c, c, 12)
        self.depthwise = nn.Conv2d(c, c, 3, padding=2, dilation=2, groups=c)
        self.out = nn.Conv2d(c, 3, 3, padding=1)

    def forward(self, x, t):
        angles = t[:, None] * torch.exp(-torch.arange(8, dtype=t.dtype) / 2)[None]
        e = self.embed(torch.cat([angles.sin(), angles.cos()], -1))
        high = self.into(x)
        low = self.low(F.avg_pool2d(F.interpolate(self.down(high), scale_factor=2, mode="nearest"), 2), e)
        h = self.merge(torch.cat([self.up(low), high], 1), e)
        return self.out(F.silu(h + self.depthwise(h))) + F.max_pool2d(x, 3, 1, 1)


def make(name, model, inputs):
    names = ["x", "condition"][: len(inputs)]
    model.train()
    torch.onnx.export(
        model,
        tuple(inputs),
        str(HERE / f"{name}.onnx"),
        opset_version=17,
        do_constant_folding=False,
        training=torch.onnx.TrainingMode.TRAINING,
        input_names=names,
        output_names=["y"],
    )
    double = model.double()
    y = double(*[value.double() for value in inputs])
    cotangent = torch.randn_like(y).float().double()
    y.backward(cotangent)
    parameters = list(double.named_parameters())
    entries = [*zip(names, inputs), ("y", cotangent), *[(name, value.grad) for name, value in parameters]]
    description = [{"name": key, "shape": list(value.shape)} for key, value in entries]
    (HERE / f"{name}.json").write_text(json.dumps(description, indent=1) + "\n")
    data = torch.cat([value.detach().double().reshape(-1) for _, value in entries])
    (HERE / f"{name}.bin").write_bytes(data.numpy().astype("<f8").tobytes())
    print(name, sum(value.numel() for _, value in parameters), "parameters")


torch.manual_seed(20)
make("perceptron", Perceptron(), [torch.randn(5, 6)])
make("block", Block(), [torch.randn(2, 7, 16), torch.randn(2, 8)])
make("unet", UNet(), [torch.randn(2, 3, 8, 8), torch.rand(2) * 3])
