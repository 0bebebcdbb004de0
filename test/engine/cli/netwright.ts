import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Called {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls the command line as it ships: needs a build (`npm run build`). */
export function netwright(args: readonly string[], folder?: string): Promise<Called> {
  return collected(spawn(process.execPath, [program(), ...args], { cwd: folder }));
}

export function program(): string {
  const path = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
  if (!existsSync(path)) throw new Error(`There is no ${path}: run npm run build first.`);
  return path;
}

export function collected(child: ReturnType<typeof spawn>): Promise<Called> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
