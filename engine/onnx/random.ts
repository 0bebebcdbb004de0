/**
 * Numbers that look random and are the same on every machine: Chris Doty-Humphrey's sfc32, which only adds, shifts and
 * xors 32-bit integers (https://pracrand.sourceforge.net, also numpy's SFC64), started from a hash of a text.
 */
export interface Random {
  /** From [0, 1), in steps of 2^-32. */
  uniform(): number;
  /** With mean 0 and deviation 1. */
  normal(): number;
}

export function random(seed: string): Random {
  let [a, b, c, counter] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1];
  let spare: number | undefined;

  function uniform(): number {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return (result >>> 0) / 2 ** 32;
  }

  /** Marsaglia's polar method (https://en.wikipedia.org/wiki/Marsaglia_polar_method): two numbers at a time. */
  function normal(): number {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  }

  // The author's advice: the first dozen still show the seed.
  for (let round = 0; round < 12; round++) uniform();
  return { uniform, normal };
}

/** FNV-1a over UTF-16 code units with MurmurHash3's last mix, so that near texts start far apart. */
function hash(text: string, salt: number): number {
  let value = Math.imul(0x811c9dc5 ^ salt, 0x01000193);
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
