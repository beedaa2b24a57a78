/** The page is not left by accident: neither by a file that falls on it, nor while a run would be lost. */
interface PageGuard {
  /** Leaving now would lose something. */
  wouldLose(): boolean;
  /** A file that was dropped on the page. */
  dropped(file: File): void;
}

export function guardPage({ wouldLose, dropped }: PageGuard): void {
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) dropped(file);
  });
  window.addEventListener('beforeunload', (event) => {
    if (wouldLose()) event.preventDefault();
  });
}
