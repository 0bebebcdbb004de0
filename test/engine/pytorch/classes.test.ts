import { describe, expect, test } from 'vitest';
import { classesIn, classIn, exported } from './exported.ts';

describe('a block is a class', () => {
  test('what its uses give is an argument, what follows is worked out, the rest is written out', () => {
    const module = exported(`
inputs: {image: [3, 32, 32]}
blocks:
  Squeeze:
    inputs: [x]
    parameters: {out_channels: 64, width: =out_channels // 4, kernel_size: 3, bias: false}
    nodes:
      down: {op: Conv2d, out_channels: =width, kernel_size: 1, bias: =bias}
      act:  {op: ReLU}
      up:   {op: Conv2d, out_channels: =out_channels, kernel_size: =kernel_size, padding: =kernel_size // 2, bias: =bias}
nodes:
  one: {op: Squeeze, out_channels: 32}
  two: {op: Squeeze, kernel_size: 5}
`);
    expect(classIn(module, 'Squeeze')).toMatchInlineSnapshot(`
      "class Squeeze(nn.Module):
          def __init__(
              self, in_channels: int, out_channels: int = 64, kernel_size: int = 3
          ) -> None:
              super().__init__()
              width = out_channels // 4
              self.down = nn.Conv2d(in_channels, width, kernel_size=1, bias=False)
              self.act = nn.ReLU()
              self.up = nn.Conv2d(
                  width,
                  out_channels,
                  kernel_size=kernel_size,
                  padding=kernel_size // 2,
                  bias=False,
              )

          def forward(self, x: Tensor) -> Tensor:
              return self.up(self.act(self.down(x)))"
    `);
    expect(classIn(module, 'Network')).toMatchInlineSnapshot(`
      "class Network(nn.Module):
          def __init__(self) -> None:
              super().__init__()
              self.one = Squeeze(3, out_channels=32)
              self.two = Squeeze(32, kernel_size=5)

          def forward(self, image: Tensor) -> Tensor:
              x = self.one(image)  # [N, 32, 32, 32]
              return self.two(x)  # [N, 64, 32, 32]"
    `);
  });

  test('a condition is an if, or asked in forward', () => {
    const module = exported(`
inputs: {x: [8, 9, 9]}
blocks:
  Maybe:
    inputs: [x]
    parameters: {out_channels: 8}
    nodes:
      conv: {op: Conv2d, out_channels: =out_channels, kernel_size: 1, when: =x.channels != out_channels}
      norm: {op: BatchNorm2d, when: =x.channels != out_channels}
      sum:  {op: Add, from: [norm, x], when: =x.channels == out_channels}
nodes:
  same:  {op: Maybe}
  other: {op: Maybe, out_channels: 16}
`);
    expect(classIn(module, 'Maybe')).toMatchInlineSnapshot(`
      "class Maybe(nn.Module):
          def __init__(self, in_channels: int, out_channels: int = 8) -> None:
              super().__init__()
              if in_channels != out_channels:
                  self.conv = nn.Conv2d(in_channels, out_channels, kernel_size=1)
                  self.norm = nn.BatchNorm2d(out_channels)
              else:
                  self.conv = nn.Identity()
                  self.norm = nn.Identity()
              self.use_sum = in_channels == out_channels

          def forward(self, x: Tensor) -> Tensor:
              norm = self.norm(self.conv(x))
              return norm + x if self.use_sum else norm"
    `);
  });

  test('a default that some uses override is worked out where nothing is given', () => {
    const module = exported(`
inputs: {x: [8, 9, 9]}
nodes:
  small: {op: ConvBN}
  large: {op: ConvBN, kernel_size: 5}
  valid: {op: ConvBN, padding: 0}
  wide:  {op: ConvBN, kernel_size: [1, 7]}
`);
    expect(classIn(module, 'ConvBN')).toMatchInlineSnapshot(`
      "class ConvBN(nn.Module):
          def __init__(
              self,
              in_channels: int,
              kernel_size: int | tuple[int, int] = 3,
              padding: int | tuple[int, int] | None = None,
          ) -> None:
              super().__init__()
              if padding is None:
                  padding = (kernel_size - 1) // 2
              self.conv = nn.Conv2d(
                  in_channels,
                  in_channels,
                  kernel_size=kernel_size,
                  padding=padding,
                  bias=False,
              )
              self.bn = nn.BatchNorm2d(in_channels)

          def forward(self, x: Tensor) -> Tensor:
              return self.bn(self.conv(x))"
    `);
    expect(classIn(module, 'Network')).toMatchInlineSnapshot(`
      "class Network(nn.Module):
          def __init__(self) -> None:
              super().__init__()
              self.small = ConvBN(8)
              self.large = ConvBN(8, kernel_size=5)
              self.valid = ConvBN(8, padding=0)
              self.wide = ConvBN(8, kernel_size=(1, 7), padding=(0, 3))

          def forward(self, x: Tensor) -> Tensor:
              x = self.small(x)  # [N, 8, 9, 9]
              x = self.large(x)  # [N, 8, 9, 9]
              x = self.valid(x)  # [N, 8, 7, 7]
              return self.wide(x)  # [N, 8, 7, 7]"
    `);
  });

  test('uses that are too different are classes of their own, called after what tells them apart', () => {
    const module = exported(`
inputs: {x: [8, 9, 9]}
nodes:
  stage: {op: ShuffleNetV2Unit, out_channels: 16, stride: 2, repeat: 4}
`);
    const names = classesIn(module).map((each) => each.name);
    expect(names).toEqual(['ConvBN', 'ConvBNReLU', 'ShuffleNetV2UnitStride2', 'ShuffleNetV2Unit', 'Network']);
    expect(classIn(module, 'ShuffleNetV2Unit')).toMatchInlineSnapshot(`
      "class ShuffleNetV2Unit(nn.Module):
          def __init__(self, in_channels: int, out_channels: int) -> None:
              super().__init__()
              self.right_conv1 = ConvBNReLU(in_channels // 2, out_channels // 2)
              self.right_depthwise = ConvBN(
                  out_channels // 2, out_channels // 2, groups=out_channels // 2
              )
              self.right_conv2 = ConvBNReLU(out_channels // 2, out_channels // 2)
              self.shuffle = nn.ChannelShuffle(groups=2)

          def forward(self, x: Tensor) -> Tensor:
              split_0, split_1 = x.chunk(2, dim=1)
              x = self.right_conv1(split_1)
              x = self.right_depthwise(x)
              right_conv2 = self.right_conv2(x)
              x = torch.cat([split_0, right_conv2], dim=1)
              return self.shuffle(x)"
    `);
  });

  test('an activation is the class of one', () => {
    const module = exported(`
inputs: {x: [8, 9, 9]}
nodes:
  a: {op: ConvBNReLU}
  b: {op: ConvBNReLU, activation: SiLU}
`);
    expect(classIn(module, 'ConvBNReLU')).toMatchInlineSnapshot(`
      "class ConvBNReLU(nn.Module):
          def __init__(self, in_channels: int, activation: type[nn.Module] = nn.ReLU) -> None:
              super().__init__()
              self.conv = nn.Conv2d(
                  in_channels, in_channels, kernel_size=3, padding=1, bias=False
              )
              self.bn = nn.BatchNorm2d(in_channels)
              self.act = activation()

          def forward(self, x: Tensor) -> Tensor:
              return self.act(self.bn(self.conv(x)))"
    `);
  });
});

describe('copies', () => {
  test('are a list where they are few, a comprehension where they are many', () => {
    const module = exported(`
inputs: {x: [8, 9, 9]}
nodes:
  few:  {op: ResidualBlock, out_channels: 16, stride: 2, repeat: 2}
  many: {op: ResidualBlock, out_channels: 32, stride: 2, repeat: 6}
`);
    expect(classIn(module, 'Network')).toMatchInlineSnapshot(`
      "class Network(nn.Module):
          def __init__(self) -> None:
              super().__init__()
              self.few = nn.Sequential(
                  ResidualBlock(8, 16, stride=2),
                  ResidualBlock(16, 16),
              )
              self.many = nn.Sequential(
                  ResidualBlock(16, 32, stride=2),
                  *[ResidualBlock(32, 32) for _ in range(5)],
              )

          def forward(self, x: Tensor) -> Tensor:
              x = self.few(x)  # [N, 16, 5, 5]
              return self.many(x)  # [N, 32, 3, 3]"
    `);
  });

  test('whose number is a parameter are a loop: alike, all but the first, or growing', () => {
    const module = exported(`
inputs: {x: [8, 9, 9]}
blocks:
  Tower:
    inputs: [x]
    parameters: {depth: 2, growth: 4, width: 8}
    nodes:
      conv:  {op: ConvReLU, out_channels: =width, repeat: =depth}
      dense: {op: DenseLayer, growth_rate: =growth, repeat: =depth}
nodes:
  one: {op: Tower}
  two: {op: Tower, depth: 5, growth: 6, width: 12}
`);
    expect(classIn(module, 'Tower')).toMatchInlineSnapshot(`
      "class Tower(nn.Module):
          def __init__(
              self, in_channels: int, depth: int = 2, growth: int = 4, width: int = 8
          ) -> None:
              super().__init__()
              self.conv = nn.Sequential(
                  ConvReLU(in_channels, width),
                  *[ConvReLU(width, width) for _ in range(depth - 1)],
              )
              self.dense = nn.Sequential(
                  *[DenseLayer(width + i * growth, growth_rate=growth) for i in range(depth)]
              )

          def forward(self, x: Tensor) -> Tensor:
              return self.dense(self.conv(x))"
    `);
  });

  test('of several inputs are called one after the other', () => {
    const module = exported(`
inputs: {x: [8, 9, 9], y: [8, 9, 9]}
blocks:
  Fuse:
    inputs: [x, y]
    nodes:
      sum:  {op: Add, from: [x, y]}
      conv: {op: Conv2d, out_channels: =x.channels, kernel_size: 1}
nodes:
  fuse: {op: Fuse, from: [x, y], repeat: 4}
`);
    expect(classIn(module, 'Network')).toMatchInlineSnapshot(`
      "class Network(nn.Module):
          def __init__(self) -> None:
              super().__init__()
              self.fuse = nn.ModuleList([Fuse(8) for _ in range(4)])

          def forward(self, x: Tensor, y: Tensor) -> Tensor:
              fuse = x
              for layer in self.fuse:
                  fuse = layer(fuse, y)  # [N, 8, 9, 9]
              return fuse"
    `);
  });
});

describe('forward', () => {
  test('names what is read later, and passes the rest on', () => {
    const module = exported(`
inputs: {x: [4, 8, 8]}
blocks:
  Cell:
    inputs: [x]
    nodes:
      a:     {op: Conv2d, from: x, out_channels: 4, kernel_size: 1}
      b:     {op: BatchNorm2d}
      c:     {op: ReLU}
      d:     {op: Sigmoid}
      e:     {op: Tanh, from: x}
      parts: {op: Chunk, from: x, chunks: 2}
      f:     {op: Concat, from: [d, e, parts.1]}
      end:   {op: ReLU}
nodes:
  cell: {op: Cell}
`);
    expect(classIn(module, 'Cell')).toMatchInlineSnapshot(`
      "class Cell(nn.Module):
          def __init__(self, in_channels: int) -> None:
              super().__init__()
              self.a = nn.Conv2d(in_channels, 4, kernel_size=1)
              self.b = nn.BatchNorm2d(4)
              self.c = nn.ReLU()
              self.d = nn.Sigmoid()
              self.e = nn.Tanh()
              self.end = nn.ReLU()

          def forward(self, x: Tensor) -> Tensor:
              out = self.a(x)
              out = self.b(out)
              out = self.c(out)
              d = self.d(out)
              e = self.e(x)
              _, parts_1 = x.chunk(2, dim=1)
              return self.end(torch.cat([d, e, parts_1], dim=1))"
    `);
  });

  test('several outputs are a tuple, several inputs arguments', () => {
    const module = exported(`
inputs: {left: [4, 8, 8], right: [4, 8, 8]}
blocks:
  Cross:
    inputs: [a, b]
    nodes:
      s: {op: Add, from: [a, b]}
      p: {op: Mul, from: [a, b]}
    outputs: [s, p]
nodes:
  cross: {op: Cross, from: [left, right]}
  diff:  {op: Sub, from: [cross, cross.1]}
outputs: [diff, cross.1]
`);
    expect(classIn(module, 'Network')).toMatchInlineSnapshot(`
      "class Network(nn.Module):
          def __init__(self) -> None:
              super().__init__()
              self.cross = Cross()

          def forward(self, left: Tensor, right: Tensor) -> tuple[Tensor, Tensor]:
              cross_0, cross_1 = self.cross(left, right)  # [N, 4, 8, 8]
              diff = cross_0 - cross_1  # [N, 4, 8, 8]
              return diff, cross_1"
    `);
  });

  test('does not reckon what nobody reads, but its weights are there', () => {
    const module = exported(`
inputs: {x: [4, 8, 8]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 1}
  idle: {op: Conv2d, out_channels: 2, kernel_size: 1}
  gone: {op: Dropout, from: conv, when: =1 > 2}
outputs: [gone]
`);
    expect(classIn(module, 'Network')).toMatchInlineSnapshot(`
      "class Network(nn.Module):
          def __init__(self) -> None:
              super().__init__()
              self.conv = nn.Conv2d(4, 4, kernel_size=1)
              # forward does not use this
              self.idle = nn.Conv2d(4, 2, kernel_size=1)

          def forward(self, x: Tensor) -> Tensor:
              return self.conv(x)  # [N, 4, 8, 8]"
    `);
  });
});

describe('names', () => {
  test('of modules are those of the nodes, whatever Python says to that', () => {
    const module = exported(`
inputs: {in: [4, 8, 8]}
nodes:
  lambda: {op: Conv2d, out_channels: 4, kernel_size: 1}
  half:   {op: Conv2d, out_channels: 4, kernel_size: 1}
  3x3:    {op: Conv2d, out_channels: 4, kernel_size: 1}
  sum:    {op: Add, from: [lambda, 3x3]}
  max:    {op: Mul, from: [sum, sum]}
`);
    expect(classIn(module, 'Network')).toMatchInlineSnapshot(`
      "class Network(nn.Module):
          def __init__(self) -> None:
              super().__init__()
              self._modules["lambda"] = nn.Conv2d(4, 4, kernel_size=1)
              self._modules["half"] = nn.Conv2d(4, 4, kernel_size=1)
              self._modules["3x3"] = nn.Conv2d(4, 4, kernel_size=1)

          def forward(self, in_: Tensor) -> Tensor:
              lambda_ = self._modules["lambda"](in_)  # [N, 4, 8, 8]
              x = self._modules["half"](lambda_)  # [N, 4, 8, 8]
              _3x3 = self._modules["3x3"](x)  # [N, 4, 8, 8]
              sum_ = lambda_ + _3x3  # [N, 4, 8, 8]
              return sum_ * sum_  # [N, 4, 8, 8]"
    `);
  });

  test.each([
    ['name: resnet-50', 'Resnet50'],
    ['# ResNet-50, as torchvision has it\nname: resnet-50', 'ResNet50'],
    ['name: mobilenet-v3-large\ndoc: The MobileNet v3 large of the paper.', 'MobileNetV3Large'],
    ['name: 3-way net', '_3WayNet'],
    ['name: "!"', 'Network'],
    ['name: torch', 'Torch'],
    ['name: nn', 'Nn'],
  ])('%s is class %s', (head, name) => {
    const module = exported(`${head}\ninputs: {x: [3, 4, 4]}\nnodes: {act: ReLU}\n`);
    expect(classesIn(module).map((each) => each.name)).toEqual([name]);
  });

  test('of two blocks that are called alike differ', () => {
    const module = exported(`
inputs: {x: [8, 9, 9]}
blocks:
  Shortcut:
    inputs: [x]
    nodes: {conv: {op: Conv2d, out_channels: 8, kernel_size: 1}}
nodes:
  own:  Shortcut
  res:  {op: ResidualBlock, out_channels: 16}
`);
    expect(classesIn(module).map((each) => each.name)).toEqual(['Shortcut', 'Shortcut2', 'ResidualBlock', 'Network']);
  });
});
