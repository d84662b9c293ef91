"""A narrow ZFNet for 64 pixels, and pictures to try it on."""

from pathlib import Path

import torch
from torch import nn


def small_zfnet(classes):
    """Zeiler & Fergus' five convolutions, the first 7 × 7 with stride 2, with batch normalisation."""
    return nn.Sequential(
        *block(3, 32, kernel_size=7, stride=2, padding=1),
        nn.MaxPool2d(3, 2, ceil_mode=True),
        *block(32, 64, kernel_size=5, stride=2),
        nn.MaxPool2d(3, 2, ceil_mode=True),
        *block(64, 96, kernel_size=3, padding=1),
        *block(96, 96, kernel_size=3, padding=1),
        *block(96, 64, kernel_size=3, padding=1),
        nn.Flatten(),
        nn.Linear(64 * 3 * 3, 128),
        nn.ReLU(),
        nn.Dropout(),
        nn.Linear(128, classes),
    )


def block(inputs, maps, **shape):
    return nn.Conv2d(inputs, maps, **shape), nn.BatchNorm2d(maps), nn.ReLU()


def drawn_batches(classes, size, steps, seed=0):
    """Bright squares in noise, at a place of their class: batches of pictures [size, 3, 64, 64] in 0 … 1, and classes."""
    random = torch.Generator().manual_seed(seed)
    for _ in range(steps):
        pictures = 0.3 * torch.rand(size, 3, 64, 64, generator=random)
        labels = torch.randint(classes, (size,), generator=random)
        for picture, label in zip(pictures, labels.tolist()):
            row, column = divmod(label, 4)
            picture[label % 3, 16 * row : 16 * row + 12, 16 * column : 16 * column + 12] += 0.6
        yield pictures, labels


def folder_batches(folder, size, steps, seed=0):
    """The same of a folder with a folder of pictures a class; the steps go through it again and again."""
    from torchvision import datasets, transforms

    resize = transforms.Compose([transforms.Resize(64), transforms.CenterCrop(64), transforms.ToTensor()])
    images = datasets.ImageFolder(Path(folder), resize)
    random = torch.Generator().manual_seed(seed)
    loader = torch.utils.data.DataLoader(images, size, shuffle=True, drop_last=True, generator=random)
    while steps > 0:
        for batch in loader:
            yield batch
            steps -= 1
            if steps == 0:
                return
