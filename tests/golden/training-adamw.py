"""Writes training-adamw.json: six steps of PyTorch's AdamW, with the gradients it was given. Run from this folder."""

import json

import torch

torch.manual_seed(1)
settings = {"learningRate": 0.01, "beta1": 0.9, "beta2": 0.95, "epsilon": 1e-8, "weightDecay": 0.1}
parameter = torch.randn(12, requires_grad=True)
start = parameter.detach().tolist()
optimiser = torch.optim.AdamW(
    [parameter],
    lr=settings["learningRate"],
    betas=(settings["beta1"], settings["beta2"]),
    eps=settings["epsilon"],
    weight_decay=settings["weightDecay"],
)
gradients, parameters = [], []
for step in range(6):
    gradient = torch.randn(12) * 10.0 ** (step - 4)
    parameter.grad = gradient
    optimiser.step()
    gradients.append(gradient.tolist())
    parameters.append(parameter.detach().tolist())
with open("training-adamw.json", "w") as file:
    json.dump({"settings": settings, "start": start, "gradients": gradients, "parameters": parameters}, file)
    file.write("\n")
