/** VS Code's own setting, which webviews see as a class; the operating system's media query says something else. */
export function prefersStillness(): boolean {
  return document.body.classList.contains('vscode-reduce-motion');
}
