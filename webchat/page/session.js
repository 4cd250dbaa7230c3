// Who one is on this server, and which bots there are.

import { people } from "./api.js";

export function createSession() {
  let self = null; // GET /people/me

  return {
    me: () => self.persona,
    bots: () => self.bots,
    personas: () => self.personas,
    switchable: () => self.switchable && self.personas.length > 1,
    known: () => self !== null,
    /** What the server says now; nothing changes before adopt(). */
    ask: people.me,
    adopt(next) {
      self = next;
    },
    /** A server that forgot the session gives a new one: become again who one was. */
    async resume() {
      const next = await people.me();
      const same = next.persona.id === self.persona.id;
      if (!same && next.personas.some(({ id }) => id === self.persona.id)) await people.become(self.persona.id);
    },
  };
}
