/** Imported for its effect only: esbuild gathers the style sheets of an entry in one file beside the script. */
declare module '*.css';
