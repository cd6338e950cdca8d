import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Editor } from './editor.ts';
import { languageServer } from './language-server.ts';
import { tsserver } from './tsserver.ts';

/** The versions of TypeScript whose editors are tested. */
export const editors = { '7': languageServer, '5.9': tsserver } as const;

/** A new user's project, with a program that uses this package. */
export class Project implements AsyncDisposable {
  readonly #directory: string;
  readonly #file: string;
  readonly #text: string;

  private constructor(directory: string, text: string) {
    this.#directory = directory;
    this.#file = join(directory, 'program.ts');
    this.#text = text;
  }

  static async create(text: string): Promise<Project> {
    const directory = await realpath(await mkdtemp(join(tmpdir(), 'conoha-images-editor-')));
    const modules = join(directory, 'node_modules/@conoha-images');
    await mkdir(modules, { recursive: true });
    await symlink(fileURLToPath(new URL('../../', import.meta.url)), join(modules, 'client'), 'junction');
    const compilerOptions = {
      strict: true,
      target: 'es2023',
      lib: ['es2023', 'dom', 'dom.iterable'],
      module: 'nodenext',
      types: [],
      noEmit: true,
      // The sources are what is tested.
      allowImportingTsExtensions: true,
      customConditions: ['@conoha-images/source'],
    };
    await writeFile(join(directory, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    await writeFile(join(directory, 'package.json'), JSON.stringify({ type: 'module' }));
    const project = new Project(directory, text);
    await writeFile(project.#file, text);
    return project;
  }

  /** Opens the program in an editor with this version of TypeScript. */
  open(version: keyof typeof editors): Promise<Editor> {
    return editors[version](this.#file, this.#text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#directory, { recursive: true });
  }
}
