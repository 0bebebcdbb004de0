import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import type { Intention } from '../../../engine/view/intention.ts';
import { useGestures } from '../gestures.ts';
import { useDraft } from '../useDraft.ts';

export interface TextFieldProps {
  readonly id: string;
  /** As the file has it; empty where it says nothing. */
  readonly text: string;
  readonly placeholder?: string;
  readonly title?: string;
  readonly readOnly?: boolean;
  readonly invalid?: boolean;
  /** The id of a list of suggestions. */
  readonly suggestions?: string;
  /** What was typed, as the file would have it. */
  readonly asInFile: (typed: string) => string;
  /** What it takes for the file to have it. */
  readonly intentionFor: (text: string) => Intention;
  /** What a key makes of what was typed, such as the next number. */
  readonly step?: (key: string, typed: string) => string | undefined;
}

/** A line of text, committed by Enter or by leaving it, given up by Escape. */
export function TextField(props: TextFieldProps): ReactNode {
  const { id, text, placeholder, title, readOnly, invalid, suggestions, asInFile, intentionFor, step } = props;
  const { intend } = useGestures();
  const hold = useDraft();
  const [typed, setTyped] = useState(text);
  // What the file says wins over what was typed before it changed.
  useEffect(() => {
    hold(undefined);
    setTyped(text);
  }, [text, hold]);

  const saysWhatTheFileSays = typed === text;
  const type = (next: string) => {
    setTyped(next);
    const wanted = asInFile(next);
    hold(next === text || wanted === text ? undefined : intentionFor(wanted));
  };
  const commit = () => {
    // A field that was only visited changes nothing, even where it shows less than what stands in the file.
    if (saysWhatTheFileSays) return;
    const wanted = asInFile(typed);
    setTyped(wanted);
    hold(undefined);
    if (wanted !== text) intend(intentionFor(wanted));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') commit();
    else if (event.key === 'Escape' && !saysWhatTheFileSays) {
      type(text);
      event.stopPropagation();
    } else {
      const stepped = step?.(event.key, typed);
      if (stepped === undefined) return;
      event.preventDefault();
      type(stepped);
    }
  };
  return (
    <input
      id={id}
      type="text"
      value={typed}
      placeholder={placeholder}
      readOnly={readOnly}
      spellCheck={false}
      autoComplete="off"
      aria-invalid={invalid || undefined}
      data-committed={saysWhatTheFileSays || undefined}
      title={title}
      list={suggestions}
      onChange={(event) => type(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => !readOnly && commit()}
    />
  );
}
