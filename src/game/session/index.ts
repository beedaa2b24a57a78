export { createSession, Session } from './session.ts';
