/** What VS Code puts into every webview. It may be asked for once only. */
declare function acquireVsCodeApi(): VsCodeApi;

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** The other side of the webview's wall: the extension, and the little memory that outlives a reload. */
export interface Host<FromHost, ToHost, Memory = unknown> {
  post(message: ToHost): void;
  /** Gives the way to stop listening. */
  listen(listener: (message: FromHost) => void): () => void;
  remembered(): unknown;
  remember(state: Memory): void;
}

/** `initial` is what is remembered where nothing was yet. */
export function connectToHost<FromHost, ToHost>(initial?: unknown): Host<FromHost, ToHost> {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    listen(listener) {
      const onMessage = (event: MessageEvent<FromHost>) => listener(event.data);
      window.addEventListener('message', onMessage);
      return () => window.removeEventListener('message', onMessage);
    },
    remembered: () => api.getState() ?? initial,
    remember: (state) => api.setState(state),
  };
}
