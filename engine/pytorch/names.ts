/** Names in Python that are taken: what is proposed gets a `_` or a number behind it until nothing else is called so. */
export class Taken {
  private readonly names: Set<string>;

  constructor(names: Iterable<string> = []) {
    this.names = new Set(names);
  }

  get all(): readonly string[] {
    return [...this.names];
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  /** Takes a name for a variable or a class. */
  take(proposal: string): string {
    const plain = identifier(proposal);
    for (let number = 1; ; number++) {
      const name = number === 1 ? plain : `${plain}${/\d$/.test(plain) ? '_' : ''}${number}`;
      if (this.names.has(name)) continue;
      this.names.add(name);
      return name;
    }
  }
}

/** A name that Python takes, and that hides none of its own words. */
export function identifier(name: string): string {
  const word = /^\d/.test(name) ? `_${name}` : name;
  return keywords.has(word) || builtins.has(word) || imports.has(word) ? `${word}_` : word;
}

/** `eval()` and `train()` set it, whatever is there: no module can be called so. */
const setByTorch = 'training';

/**
 * How a module is held. Weights go by the path of attributes, so the name stays whatever it is; one that Python or
 * `nn.Module` uses for something else has a place only among the modules themselves.
 */
export function attribute(name: string): string {
  if (name === setByTorch) return `self.${name}_`;
  const isPlain = /^[A-Za-z]/.test(name) && !keywords.has(name) && !moduleAttributes.has(name);
  return isPlain ? `self.${name}` : `self._modules["${name}"]`;
}

/** `mobilenet-v3-large` as the name of a class: `MobilenetV3Large`. */
export function className(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return identifier(words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('') || 'Network');
}

/** What the file imports, and the first argument of a method. */
export const imports: ReadonlySet<string> = new Set(['F', 'Tensor', 'annotations', 'nn', 'ops', 'self', 'torch']);

/** https://docs.python.org/3/reference/lexical_analysis.html#keywords */
const keywords: ReadonlySet<string> = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if
  import in is lambda nonlocal not or pass raise return try while with yield`.split(/\s+/),
);

/** https://docs.python.org/3/library/functions.html */
const builtins: ReadonlySet<string> = new Set(
  `abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict
  dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int
  isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr
  reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip`.split(/\s+/),
);

/** The attributes of `torch.nn.Module` that begin with a letter, of PyTorch 1.13 and 2; test/golden/pytorchExport.py looks. */
export const moduleAttributes: ReadonlySet<string> = new Set(
  `T_destination add_module apply bfloat16 buffers call_super_init children compile cpu cuda double dump_patches eval
  extra_repr float forward get_buffer get_extra_state get_parameter get_submodule half ipu load_state_dict modules mtia
  named_buffers named_children named_modules named_parameters parameters register_backward_hook register_buffer
  register_forward_hook register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook
  register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module register_parameter
  register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ set_extra_state set_submodule share_memory
  state_dict to to_empty train training type xpu zero_grad`.split(/\s+/),
);
