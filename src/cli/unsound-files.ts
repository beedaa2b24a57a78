/**
 * The first import of every command that enters the simulation: a file of the house that is wrong stops the simulation while
 * it loads, before the command's own first line. What is wrong is then listed as with any other file, with exit code 1.
 */
import type { UnsoundFile } from '../sim/index.ts';
import { listProblems } from './wording.ts';

process.on('uncaughtException', (error) => {
  const { file, problems } = ((error as Error | undefined)?.cause ?? {}) as Partial<UnsoundFile>;
  if (file === undefined || problems === undefined) console.error(error);
  else {
    console.error(listProblems(file, problems));
    if (process.argv.includes('--json')) console.log(JSON.stringify({ file, problems }));
  }
  process.exit(1);
});
