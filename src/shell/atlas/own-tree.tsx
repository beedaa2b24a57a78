/** A tree of one's own, from a file on this machine: asks whose numbers it holds, and shows the tree or all that is wrong with it. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Problem, type Result, readSwc, readVmtkCsv, type VesselTree } from '../../sim/index.ts';
import { type AtlasState, choose, showTree } from './atlas-state.ts';
import { showAll } from './camera.ts';

/** Longer files are not even opened; the readers have limits of their own. */
const MOST_MEGABYTES = 100;
/** So many problems are on the page; the command line lists them all. */
const MOST_SHOWN = 200;

const UNITS = [
  ['mm', 'millimetres'],
  ['cm', 'centimetres'],
  ['m', 'metres'],
  ['um', 'micrometres'],
] as const;
const AXES = [
  ['RAS', 'RAS: x to the right, y to the front, z to the head'],
  ['LPS', 'LPS: x to the left, y to the back, z to the head'],
  ['LSA', 'LSA: x to the left, y to the head, z to the front'],
  ['own', 'other, by three letters'],
] as const;

interface Props {
  state: AtlasState;
  /** The file that was dropped, if one was. */
  dropped: File | null;
  onClose(): void;
}

export function OwnTree({ state, dropped, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [file, setFile] = useState(dropped);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useLayoutEffect(() => {
    const sheet = dialog.current!;
    sheet.showModal();
    return () => sheet.close();
  }, []);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!file) return;
    const read = await readTree(file, new FormData(event.currentTarget as HTMLFormElement));
    setProblems(read.ok ? [] : read.problems);
    if (!read.ok) return;
    choose(state, null);
    showTree(state, read.value, file.name);
    state.camera.value = showAll(read.value, state.size.value);
    onClose();
  };
  return (
    <dialog
      ref={dialog}
      class="sheet own-tree"
      aria-labelledby="own-tree-title"
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <h2 id="own-tree-title">A tree of your own</h2>
      <p class="soft">
        Centrelines with radii: SWC, or the table of a VMTK centreline as CSV. The file is read here and goes nowhere.
      </p>
      <form onSubmit={submit}>
        <FileField file={file} onFile={setFile} />
        <Choice name="unit" label="Unit" options={UNITS} />
        <AxesField />
        <PointField name="t8" label="Centre of T8" hint="in the numbers of the file" />
        <PointField name="access" label="Sheath" hint="near the open end where it lies" />
        {problems.length > 0 && <Problems problems={problems} />}
        <div class="menu">
          <button type="submit" class="plate" disabled={!file}>
            <span>Show the tree</span>
          </button>
          <button type="button" class="plate" onClick={onClose}>
            <span>Cancel</span>
          </button>
        </div>
      </form>
    </dialog>
  );
}

async function readTree(file: File, said: FormData): Promise<Result<VesselTree>> {
  const refuse = (code: string, say: string): Result<VesselTree> => ({ ok: false, problems: [{ code, at: '', say }] });
  const reader = [
    { ending: /\.swc$/i, read: readSwc },
    { ending: /\.csv$/i, read: readVmtkCsv },
  ].find(({ ending }) => ending.test(file.name));
  if (!reader) return refuse('unknownFormat', 'The name of the file must end in .swc or .csv.');
  if (file.size > MOST_MEGABYTES * 1e6) return refuse('tooLong', `The file has more than ${MOST_MEGABYTES} MB.`);
  const word = (name: string) => String(said.get(name) ?? '').trim();
  const point = (name: string) =>
    ['x', 'y', 'z'].map((axis) => (word(name + axis) === '' ? Number.NaN : Number(word(name + axis))));
  const axes = word('axes') === 'own' ? word('letters').toUpperCase() : word('axes');
  return reader.read(await file.text(), { unit: word('unit'), axes, t8: point('t8'), access: point('access') });
}

function FileField({ file, onFile }: { file: File | null; onFile(file: File): void }) {
  const take = (files: FileList | null | undefined) => files?.[0] && onFile(files[0]);
  return (
    <label
      class="file-field"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        take(event.dataTransfer?.files);
      }}
    >
      <span>{file ? file.name : 'Choose a file, or drop it here'}</span>
      <input
        type="file"
        aria-label="File with centrelines"
        accept=".swc,.csv"
        onChange={(event) => take(event.currentTarget.files)}
      />
    </label>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  options: readonly (readonly [value: string, words: string])[];
  onPick?: (value: string) => void;
}

/** Begins with nothing chosen: what a file means is said, not assumed. */
function Choice({ name, label, options, onPick }: ChoiceProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select name={name} required onChange={(event) => onPick?.(event.currentTarget.value)}>
        <option value="">choose</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function AxesField() {
  const [axes, pick] = useState('');
  return (
    <>
      <Choice name="axes" label="Axes" options={AXES} onPick={pick} />
      {axes === 'own' && (
        <label class="field">
          <span>Letters</span>
          <input
            type="text"
            name="letters"
            required
            maxLength={3}
            placeholder="R or L, A or P, S or I: where x, y and z grow to"
          />
        </label>
      )}
    </>
  );
}

function PointField({ name, label, hint }: { name: string; label: string; hint: string }) {
  return (
    <fieldset class="field">
      <legend>
        {label} <span class="soft">{hint}</span>
      </legend>
      {['x', 'y', 'z'].map((axis) => (
        <label key={axis}>
          <span>{axis}</span>
          <input type="number" step="any" name={name + axis} required aria-label={`${label}, ${axis}`} />
        </label>
      ))}
    </fieldset>
  );
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <div class="refused" role="alert">
      <p class="refused-head">
        {problems.length === 1 ? 'One problem' : `${problems.length} problems`}
        {problems.length > MOST_SHOWN && `, the first ${MOST_SHOWN}`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard */}
      <ul tabIndex={0} aria-label="Problems of the file">
        {problems.slice(0, MOST_SHOWN).map(({ at, code, say }) => (
          <li key={`${at} ${code} ${say}`}>
            <code>{at.replace('frame.', '') || 'file'}</code> {say}
          </li>
        ))}
      </ul>
    </div>
  );
}
