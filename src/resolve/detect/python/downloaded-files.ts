import { posix } from 'node:path';
import { importedPackages } from './python-imports';

/** A library that downloads files at run time, into the folder that a variable names. */
interface Downloader {
  readonly packages: readonly string[];
  /** Code with which it downloads, beside its import. @default every use may do so */
  readonly by?: RegExp;
  readonly variable: string;
  /** Folder below that of all downloads. */
  readonly folder: string;
}

/** Folder of the image for what libraries download. */
export const DOWNLOADS = '/models';

/**
 * spaCy is none of them: its models are packages, which are installed with the others.
 *
 * @see https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables
 * @see https://sbert.net/docs/package_reference/sentence_transformer/SentenceTransformer.html
 * @see https://www.nltk.org/data.html
 * @see https://github.com/openai/tiktoken
 * @see https://docs.pytorch.org/docs/stable/hub.html
 */
const DOWNLOADERS: readonly Downloader[] = [
  {
    packages: ['datasets', 'diffusers', 'faster_whisper', 'huggingface_hub', 'langchain_huggingface', 'sentence_transformers', 'tokenizers', 'transformers'],
    variable: 'HF_HOME',
    folder: 'huggingface',
  },
  { packages: ['sentence_transformers', 'langchain_huggingface'], variable: 'SENTENCE_TRANSFORMERS_HOME', folder: 'sentence-transformers' },
  { packages: ['nltk'], variable: 'NLTK_DATA', folder: '.' }, // takes only a folder that is there
  { packages: ['tiktoken'], variable: 'TIKTOKEN_CACHE_DIR', folder: 'tiktoken' },
  { packages: ['torch', 'torchvision'], by: /\bhub\b|\btorchvision\b[^\n]*\bmodels\b/, variable: 'TORCH_HOME', folder: 'torch' },
  { packages: ['fastembed'], variable: 'FASTEMBED_CACHE_PATH', folder: 'fastembed' },
];

/** Files that libraries download. */
export interface Downloads {
  /** Names of the libraries. */
  readonly packages: readonly string[];
  /** Variables that name their folders. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * What is downloaded by libraries that code imports.
 *
 * @param told names of variables that the user sets
 */
export function findDownloads(code: readonly string[], told: readonly string[]): Downloads {
  const imported = code.map((text) => ({ text, packages: importedPackages(text) }));
  const found = DOWNLOADERS.filter(({ variable }) => !told.includes(variable)).flatMap(({ packages, by, variable, folder }) => {
    const uses = imported.filter(({ text }) => by?.test(text) ?? true);
    const used = packages.filter((name) => uses.some((each) => each.packages.includes(name)));
    return used.length > 0 ? [{ used, variable, folder: posix.join(DOWNLOADS, folder) }] : [];
  });
  return {
    packages: [...new Set(found.flatMap(({ used }) => used))].sort(),
    environment: Object.fromEntries(found.map(({ variable, folder }) => [variable, folder])),
  };
}
