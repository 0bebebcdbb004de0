/** Where keys are letters and not gestures. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}

/** Whether a field says what the file says: it has nothing of its own that could be undone. */
export function isCommitted(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset.committed !== undefined;
}
