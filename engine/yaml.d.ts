/** Block definitions are imported as text: `import residual from './residual.yaml'`. */
declare module '*.yaml' {
  const text: string;
  export default text;
}
