export {
  createSession,
  Session,
  type SessionEvent,
  type SessionEvents,
  type SessionOptions,
  type SessionSnapshot,
} from './session.ts';
