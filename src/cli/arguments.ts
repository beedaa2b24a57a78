/** What was asked for on the command line. Whatever a command does not know, it refuses with its usage and exit code 2. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** @param words how many words, besides options, the command takes at most */
export function readArguments<const O extends Options>(usage: string, options: O, words: number) {
  const args = process.argv.slice(2);
  try {
    const read = parseArgs({ args, options, allowPositionals: true, strict: true });
    if (read.positionals.length <= words) return read;
    throw new Error(`There is no place for "${read.positionals[words]}".`);
  } catch (error) {
    return refuse((error as Error).message.split('. ')[0]!, usage);
  }
}

export function refuse(why: string, usage: string): never {
  console.error(`${why.replace(/\.?$/, '.')}\nusage: ${usage}`);
  process.exit(2);
}
