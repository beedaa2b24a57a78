import { createServer } from 'node:net';

/** Where Azygos answers when nobody says otherwise. */
export const USUAL_PORT = 4173;

/** The port that PORT asks for; the usual one if it is not set, null if it makes no sense. */
export function readPort(text: string | undefined): number | null {
  if (text === undefined || text.trim() === '') return USUAL_PORT;
  const port = Number(text);
  return Number.isInteger(port) && port >= 0 && port <= 65535 ? port : null;
}

/** Why nothing can be served at the port that PORT asks for, as a sentence; null if it is free. */
export function complainAboutPort(text: string | undefined): Promise<string | null> {
  const port = readPort(text);
  if (port === null) return Promise.resolve(`PORT is "${text}"; it must be a whole number from 0 to 65535.`);
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(explainListenError(error, port)));
    probe.listen(port, () => probe.close(() => resolve(null)));
  });
}

/** Why the server could not start, and what to do, as a sentence. */
export function explainListenError(error: { code?: string | undefined; message: string }, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Choose another one, for example: PORT=${port + 1} npm start`;
  }
  if (error.code === 'EACCES') return `Port ${port} may not be opened by this user. Try: PORT=${USUAL_PORT} npm start`;
  return `The server could not start: ${error.message}`;
}
