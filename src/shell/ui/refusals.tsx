import { useState } from 'preact/hooks';
import type { Problem } from '../../sim/index.ts';
import { useDesk } from './desk.ts';
import type { Refusal } from './model.ts';

/** Files that could not be read, with everything that is wrong in them, to read and to copy. */
export function Refusals() {
  const { model } = useDesk();
  const refusals = [...model.refusals.value, ...(model.runRefusal.value ? [model.runRefusal.value] : [])];
  if (refusals.length === 0) return null;
  return (
    <section class="refusals" aria-label="Files that cannot be played">
      {refusals.map((refusal) => (
        <RefusedFile key={refusal.file} refusal={refusal} />
      ))}
    </section>
  );
}

/** The run that was chosen in a menu and cannot be watched. */
export function RunRefusal() {
  const refusal = useDesk().model.runRefusal.value;
  return refusal && <RefusedFile refusal={refusal} />;
}

function RefusedFile({ refusal }: { refusal: Refusal }) {
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard?.writeText(writeRefusal(refusal)).then(() => setCopied(true), selectByHand);
  return (
    <div class="refused">
      <p class="refused-head">
        <span>{countProblems(refusal)}</span>
        <button type="button" class="plate" onClick={copy}>
          <span>{copied ? 'Copied' : 'Copy'}</span>
        </button>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard */}
      <ul tabIndex={0} aria-label={`Problems of ${refusal.file}`}>
        {refusal.problems.map((problem) => (
          <ProblemItem key={`${problem.at} ${problem.say}`} problem={problem} />
        ))}
      </ul>
    </div>
  );
}

function ProblemItem({ problem: { code, at, say } }: { problem: Problem }) {
  return (
    <li>
      <code>{at || 'file'}</code> <span class="code">{code}</span>
      <br />
      {say}
    </li>
  );
}

/** The clipboard may be refused; the words can still be marked with the mouse. */
function selectByHand(): void {}

function countProblems({ file, problems }: Refusal): string {
  return `${file} cannot be played: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`;
}

/** As plain text, one problem a line: place, code, sentence. */
function writeRefusal(refusal: Refusal): string {
  const lines = refusal.problems.map(({ at, code, say }) => `${at || 'file'}: ${code}: ${say}`);
  return [countProblems(refusal), ...lines].join('\n');
}
