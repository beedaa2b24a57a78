/** `npm start`, after the build: serves the built page. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { explainListenError, readPort } from './port.ts';
import { serveFolder } from './serve-folder.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const port = readPort(process.env.PORT);

if (port === null) stop(`PORT is "${process.env.PORT}"; it must be a whole number from 0 to 65535.`);
else if (!existsSync(`${dist}index.html`))
  stop('The page is not built yet: run "npm run build" first, or just "npm start".');
else serve(port);

function serve(wantedPort: number): void {
  const server = createServer(serveFolder(dist));
  server.on('error', (error: NodeJS.ErrnoException) => stop(explainListenError(error, wantedPort)));
  server.listen(wantedPort, () => {
    const address = server.address();
    console.log(`http://localhost:${typeof address === 'object' && address ? address.port : wantedPort}`);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close(() => process.exit(0));
      server.closeAllConnections();
    });
  }
}

function stop(say: string): void {
  console.error(say);
  process.exitCode = 1;
}
