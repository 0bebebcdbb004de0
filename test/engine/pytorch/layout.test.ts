import { expect, test } from 'vitest';
import { layOut } from '../../../engine/pytorch/layout.ts';

// As Black breaks lines: https://black.readthedocs.io/en/stable/the_black_code_style/current_style.html

test.each([
  [
    'what fits stays as it is',
    'self.conv = nn.Conv2d(3, 64, kernel_size=7)',
    ['self.conv = nn.Conv2d(3, 64, kernel_size=7)'],
  ],
  [
    'what is in brackets goes to a line of its own',
    'self.depthwise = nn.Conv2d(in_channels, in_channels, kernel_size=7, groups=in_channels)',
    ['self.depthwise = nn.Conv2d(', '    in_channels, in_channels, kernel_size=7, groups=in_channels', ')'],
  ],
  [
    'each part to one, where that is still too long',
    'self.depthwise = nn.Conv2d(in_channels, in_channels, kernel_size=7, padding=3, stride=2, groups=in_channels)',
    [
      'self.depthwise = nn.Conv2d(',
      '    in_channels,',
      '    in_channels,',
      '    kernel_size=7,',
      '    padding=3,',
      '    stride=2,',
      '    groups=in_channels,',
      ')',
    ],
  ],
  ['a comma at the end asks for that', 'nn.Sequential(A(1), B(2),)', ['nn.Sequential(', '    A(1),', '    B(2),', ')']],
  ['but not in a tuple of one', 'Tower(6, rates=(3,))', ['Tower(6, rates=(3,))']],
  [
    'a comprehension breaks before its for',
    'self.layers = nn.Sequential(*[DenseLayer(in_channels + i * growth_rate, growth_rate=growth_rate) for i in range(number_of_layers)])',
    [
      'self.layers = nn.Sequential(',
      '    *[',
      '        DenseLayer(in_channels + i * growth_rate, growth_rate=growth_rate)',
      '        for i in range(number_of_layers)',
      '    ]',
      ')',
    ],
  ],
  [
    'a def breaks in its parameters',
    'def forward(self, first: Tensor, second: Tensor, third: Tensor) -> tuple[Tensor, Tensor]:',
    ['def forward(', '    self, first: Tensor, second: Tensor, third: Tensor', ') -> tuple[Tensor, Tensor]:'],
  ],
  [
    'many values are returned in brackets',
    'return first_branch, second_branch, third_branch, fourth_branch, fifth_branch, sixth_branch',
    ['return (', ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth'].map((each) => `    ${each}_branch,`), ')'],
  ],
])('%s', (_, statement, lines) => {
  expect(layOut(statement, 8)).toEqual(lines.map((line) => `        ${line}`));
});
