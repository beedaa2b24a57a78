/** Where Azygos answers when nobody says otherwise. */
export const USUAL_PORT = 4173;

/** The port that PORT asks for; the usual one if it is not set, null if it makes no sense. */
export function readPort(text: string | undefined): number | null {
  if (text === undefined || text.trim() === '') return USUAL_PORT;
  const port = Number(text);
  return Number.isInteger(port) && port >= 0 && port <= 65535 ? port : null;
}

/** Why the server could not start, and what to do, as a sentence. */
export function explainListenError(error: { code?: string | undefined; message: string }, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Choose another one, for example: PORT=${port + 1} npm start`;
  }
  if (error.code === 'EACCES') return `Port ${port} may not be opened by this user. Try: PORT=${USUAL_PORT} npm start`;
  return `The server could not start: ${error.message}`;
}
