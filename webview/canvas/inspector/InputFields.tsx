import { type ReactNode, useId } from 'react';
import type { ViewNode } from '../../../engine/view/snapshot.ts';
import { TextField } from './TextField.tsx';
import { shapeAsYaml, shapeFromField } from './yamlText.ts';

/** What an input of the network is called, and what comes in there. */
export function InputFields({ node, readOnly }: { readonly node: ViewNode; readonly readOnly: boolean }): ReactNode {
  const id = useId();
  const [output] = node.outputs;
  return (
    <section className="attributes" aria-label="Input">
      <h3>Input</h3>
      <div className="attribute" data-attribute="name" data-set>
        <label htmlFor={`${id}-name`}>name</label>
        <TextField
          id={`${id}-name`}
          text={node.name}
          title="Letters, digits and _. What reads it is renamed too."
          readOnly={readOnly}
          asInFile={(typed) => typed.trim()}
          intentionFor={(name) => ({ kind: 'rename-node', node: node.id, name })}
        />
      </div>
      <div className="attribute" data-attribute="shape" data-set>
        <label htmlFor={`${id}-shape`}>shape</label>
        <TextField
          id={`${id}-shape`}
          text={shapeAsYaml(output?.shape ?? '')}
          placeholder="[3, 224, 224]"
          title="Channels, height, width; the batch is implied. A name such as H is a size that is not fixed."
          readOnly={readOnly}
          asInFile={shapeFromField}
          intentionFor={(text) => ({ kind: 'set-shape', input: node.id, text })}
        />
      </div>
    </section>
  );
}
