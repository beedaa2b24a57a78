/** `npm start`, before the build: nobody shall wait for a page that cannot be served. */
import { complainAboutPort } from './port.ts';

const complaint = await complainAboutPort(process.env.PORT);
if (complaint) console.error(complaint);
process.exitCode = complaint ? 1 : 0;
