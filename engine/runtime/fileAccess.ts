import { open, readFile, rename } from 'node:fs/promises';
import { InputError } from './inputError.ts';

/** The bytes of a file, or a sentence on why they cannot be had. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new InputError(`${file} cannot be read: ${reason(error)}.`);
  }
}

export async function readText(file: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(file));
}

/** Writes the pieces one after the other, or says why they cannot be written. */
export async function writePieces(file: string, pieces: readonly Uint8Array[]): Promise<void> {
  await writing(file, () => write(file, pieces));
}

/** As `writePieces`, but what is there is replaced when all is written, not before. */
export async function replaceFile(file: string, pieces: readonly Uint8Array[]): Promise<void> {
  await writing(file, async () => {
    await write(partOf(file), pieces);
    await rename(partOf(file), file);
  });
}

async function write(file: string, pieces: readonly Uint8Array[]): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (const piece of pieces) await handle.writeFile(piece);
  } finally {
    await handle.close();
  }
}

async function writing(file: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    throw new InputError(`${file} cannot be written: ${reason(error)}.`);
  }
}

/** What a file is called while it is written. */
export function partOf(file: string): string {
  return `${file}.part`;
}

const reasons: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'part of its path is no folder'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'the disk is full'],
]);

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return reasons.get(code) ?? (error instanceof Error ? error.message : String(error));
}
