/** What a network can be exported to. */
export type FormatName = 'pytorch' | 'onnx';

export interface Format {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** Of the file, without the dot. */
  readonly extension: string;
  /** What the save dialog calls such files. */
  readonly files: string;
}

export const formats: Readonly<Record<FormatName, Format>> = {
  pytorch: {
    label: '$(file-code) PyTorch',
    description: '.py',
    detail: 'A readable Python module: a class for each block, weights by the nodes’ names',
    extension: 'py',
    files: 'Python',
  },
  onnx: {
    label: '$(type-hierarchy) ONNX',
    description: '.onnx',
    detail: 'A model that runs, with weights as PyTorch would initialise them, from seed 0',
    extension: 'onnx',
    files: 'ONNX models',
  },
};
